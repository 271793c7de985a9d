import {useEffect, useState} from 'react';
import {Box, Text} from 'ink';
import type {UndoPreview} from '../../../backend/backend.js';
import type {Result} from '../../../domain/result.js';
import {visible} from '../../../domain/visible.js';
import {Dialog, dialogWidth} from '../../components/dialog.js';
import {diffLine} from '../../components/diff-line.js';
import {Prose} from '../../components/prose.js';
import {ScrollLines} from '../../components/scroll-lines.js';
import {wrapWords} from '../../components/wrap-words.js';
import {useConsole} from '../../hooks/use-console.js';
import {useBodySize} from '../../hooks/use-size.js';
import {useStatus} from '../../hooks/status.js';
import {useTheme} from '../../theme/theme.js';
import {moment, screenText} from '../../words.js';

/** Shows what undoing one's last act would restore, and does it; says why when it cannot be done. */
export function UndoDialog({onClose}: {readonly onClose: () => void}) {
	const {backend, token, onEnd} = useConsole();
	const {say} = useStatus();
	const {glyphs} = useTheme();
	const {columns, rows} = useBodySize();
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
	const widest = preview?.lines.length ? 96 : 64;
	const width = dialogWidth(columns, widest) - 6;
	const notes = preview ? notesOf(preview) : [];
	const sentences = [...notes, ...(refused === undefined ? [] : [refused])];
	// Border, title, two margins, the buttons and the time are the dialog's own.
	const room = Math.max(2, rows - 7 - sentences.reduce((sum, text) => sum + wrapWords(text, width - 2).length, 0));
	return (
		<Dialog
			title={titleOf(preview)}
			verb={preview?.wasUndoing ? 'Do again' : 'Undo'}
			command="There is no det command that undoes."
			danger={preview?.danger === true}
			widest={widest}
			busy={busy ? 'Saving…' : answer === undefined ? 'Looking…' : undefined}
			refused={refused}
			onConfirm={() => void undo()}
			onCancel={onClose}
		>
			{preview ? (
				<>
					<Text>{`${preview.wasUndoing ? 'You undid it' : 'You did this'} ${visible(moment(preview.at))}.`}</Text>
					<Steps steps={preview.steps} width={width} />
					{preview.lines.length > 0 ? (
						<ScrollLines lines={preview.lines.map(diffLine)} width={width} height={room} />
					) : null}
					{notes.map(text => (
						<Box key={text} gap={1}>
							<Text>{glyphs.dot}</Text>
							<Prose text={visible(text)} width={width - 2} />
						</Box>
					))}
				</>
			) : null}
		</Dialog>
	);
}

function titleOf(preview: UndoPreview | undefined): string {
	if (preview === undefined) return 'Undo your last change?';
	const what = `your change of ${visible(preview.subject)}`;
	return preview.wasUndoing ? `Do ${what} again?` : `Undo ${what}?`;
}

/** The value of each field now and then; long ones are broken, not cut. */
function Steps({steps, width}: {readonly steps: UndoPreview['steps']; readonly width: number}) {
	const {styles, unicode} = useTheme();
	const labelWidth = Math.max(0, ...steps.map(({field}) => field.length)) + 2;
	return steps.map(({field, from, to}) => (
		<Box key={field}>
			<Box width={labelWidth} flexShrink={0}>
				<Text {...styles.muted}>{field}</Text>
			</Box>
			<Prose
				{...styles.strong}
				text={`${visible(from)} ${unicode ? '→' : '->'} ${visible(to)}`}
				width={width - labelWidth}
			/>
		</Box>
	));
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
