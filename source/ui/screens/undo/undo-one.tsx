import {useState} from 'react';
import type {UndoItem, UndoPreview} from '../../../backend/backend.js';
import {visible} from '../../../domain/visible.js';
import {Dialog} from '../../components/dialog.js';
import {diffLine} from '../../components/diff-line.js';
import {useConsole} from '../../hooks/use-console.js';
import {useStatus} from '../../hooks/status.js';
import {useTheme} from '../../theme/theme.js';
import {screenText} from '../../words.js';
import {newerNotes, noCommand, outcome, question, stepText, whenDone} from './undo-words.js';

export type UndoOneProps = {
	readonly preview: UndoPreview;
	/** The one act of it. */
	readonly item: UndoItem;
	readonly onClose: () => void;
};

/** Asks whether to undo an act, and does it. */
export function UndoOne({preview, item, onClose}: UndoOneProps) {
	const {backend, token, onEnd} = useConsole();
	const {say} = useStatus();
	const theme = useTheme();
	const [failed, setFailed] = useState<string>();
	const [busy, setBusy] = useState(false);
	const {glyphs, linear} = theme;
	const {seq, subject, steps, lines, notes, danger, problem} = item;
	const undo = async () => {
		setBusy(true);
		const result = await backend.undo.apply(token, seq);
		setBusy(false);
		if (!result.ok) {
			if (result.error.code === 'signed-out') onEnd(result.error.why);
			return setFailed(screenText(result.error));
		}

		say({kind: 'ok', text: outcome(visible(nowSo(item)), preview)});
		onClose();
	};

	const labelWidth = Math.max(0, ...steps.map(({field}) => field.length)) + 1;
	return (
		<Dialog
			title={`${question(visible(subject), preview)}?`}
			verb={preview.wasUndoing ? 'Do again' : 'Undo'}
			command={noCommand}
			danger={danger}
			widest={lines.length > 0 ? 96 : 64}
			busy={busy ? 'Saving…' : undefined}
			refused={failed ?? (problem && screenText(problem))}
			onConfirm={() => void undo()}
			onCancel={onClose}
			lines={[
				{text: whenDone(preview)},
				...steps.map(step => ({
					sign: linear ? `${visible(step.field)}:` : visible(step.field).padEnd(labelWidth),
					text: stepText(step, theme),
					tone: 'strong' as const,
				})),
				...[...notes.map(note => visible(note)), ...newerNotes(preview)].map(text => ({sign: glyphs.dot, text})),
				...lines.map(diffLine),
			]}
		/>
	);
}

/** What is so afterwards, for the status line. */
function nowSo({subject, steps}: UndoItem): string {
	const values = steps.map(({field, to}) => `${field}: ${to}`);
	// The default task is a thing with one field of the same name.
	const named = steps.some(({field}) => subject.endsWith(field));
	return (named ? values : [subject, ...values]).join(', ');
}
