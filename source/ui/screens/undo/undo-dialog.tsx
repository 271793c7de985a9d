import {useEffect, useState} from 'react';
import type {UndoPreview} from '../../../backend/backend.js';
import type {Result} from '../../../domain/result.js';
import {visible} from '../../../domain/visible.js';
import {Dialog} from '../../components/dialog.js';
import {diffLine} from '../../components/diff-line.js';
import {useConsole} from '../../hooks/use-console.js';
import {useStatus} from '../../hooks/status.js';
import {useTheme} from '../../theme/theme.js';
import {moment, screenText} from '../../words.js';

/** Shows what undoing one's last act would restore, and does it; says why when it cannot be done. */
export function UndoDialog({onClose}: {readonly onClose: () => void}) {
	const {backend, token, onEnd} = useConsole();
	const {say} = useStatus();
	const {glyphs, unicode, linear} = useTheme();
	const [answer, setAnswer] = useState<Result<UndoPreview>>();
	const [failed, setFailed] = useState<string>();
	const [busy, setBusy] = useState(false);

	useEffect(() => {
		let current = true;
		void backend.undo.preview(token).then(result => current && setAnswer(result));
		return () => {
			current = false;
		};
	}, [backend, token]);

	const preview = answer?.ok ? answer.value : undefined;
	const error = answer?.ok === false ? answer.error : preview?.problem;
	const undo = async () => {
		if (preview === undefined) return;
		setBusy(true);
		const result = await backend.undo.apply(token, preview.seq);
		setBusy(false);
		if (!result.ok) {
			if (result.error.code === 'signed-out') onEnd(result.error.why);
			return setFailed(screenText(result.error));
		}

		say({kind: 'ok', text: `${preview.wasUndoing ? 'Done again' : 'Undone'}: ${visible(outcome(preview))}`});
		onClose();
	};

	const refused = failed ?? (error && screenText(error));
	const labelWidth = Math.max(0, ...(preview?.steps ?? []).map(({field}) => field.length)) + 1;
	const arrow = linear ? 'becomes' : unicode ? '→' : '->';
	return (
		<Dialog
			title={titleOf(preview)}
			verb={preview?.wasUndoing ? 'Do again' : 'Undo'}
			command="There is no det command that undoes."
			danger={preview?.danger === true}
			widest={preview?.lines.length ? 96 : 64}
			busy={busy ? 'Saving…' : answer === undefined ? 'Looking…' : undefined}
			refused={refused}
			onConfirm={() => void undo()}
			onCancel={onClose}
			lines={
				preview === undefined
					? []
					: [
							{text: `${preview.wasUndoing ? 'You undid it' : 'You did this'} ${visible(moment(preview.at))}.`},
							...preview.steps.map(({field, from, to}) => ({
								sign: linear ? `${visible(field)}:` : visible(field).padEnd(labelWidth),
								text: `${visible(from)} ${arrow} ${visible(to)}`,
								tone: 'strong' as const,
							})),
							...notesOf(preview).map(text => ({sign: glyphs.dot, text: visible(text)})),
							...preview.lines.map(diffLine),
						]
			}
		/>
	);
}

function titleOf(preview: UndoPreview | undefined): string {
	if (preview === undefined) return 'Undo your last change?';
	const what = `your change of ${visible(preview.subject)}`;
	return preview.wasUndoing ? `Do ${what} again?` : `Undo ${what}?`;
}

function notesOf({notes, newer}: UndoPreview): readonly string[] {
	return [...notes, ...(newer === '' ? [] : [`${newer} This is what you did before that.`])];
}

/** What is so now, for the status line. */
function outcome({subject, steps}: UndoPreview): string {
	const values = steps.map(({field, to}) => `${field}: ${to}`);
	// The default task is a thing with one field of the same name.
	const named = steps.some(({field}) => subject.endsWith(field));
	return (named ? values : [subject, ...values]).join(', ');
}
