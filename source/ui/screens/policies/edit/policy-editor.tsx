import {useReducer, useState} from 'react';
import {Box} from 'ink';
import type {Complaint, StoredPolicyView, WorkloadType} from '../../../../backend/backend.js';
import {Dialog} from '../../../components/dialog.js';
import {editorOf, textOfEditor} from '../../../components/editor/edit-state.js';
import {editText} from '../../../components/editor/edit-text.js';
import {Editor} from '../../../components/editor/editor.js';
import {useConsole} from '../../../hooks/use-console.js';
import {useOutside} from '../../../hooks/use-outside.js';
import {useBodySize} from '../../../hooks/use-size.js';
import {useStatus} from '../../../hooks/status.js';
import {useActs} from '../../../keys/use-acts.js';
import {useNavigation} from '../../../navigation/navigation.js';
import {screenText} from '../../../words.js';
import {ApplyDialog} from './apply-dialog.js';
import {EditorNotes} from './editor-notes.js';
import {useHandOver} from './hand-over.js';
import type {PolicyScopeName} from '../policy-words.js';
import {useCheck} from './use-check.js';

export type PolicyEditorProps = {
	readonly scope: PolicyScopeName;
	readonly type: WorkloadType;
	/** What is stored, live: somebody else may change it meanwhile. */
	readonly stored: StoredPolicyView;
	/** What the editor begins with. */
	readonly text: string;
};

/** A policy in the editor: checked while it is typed, applied after its difference was shown. */
export function PolicyEditor({scope, type, stored, text: initial}: PolicyEditorProps) {
	const {backend, token} = useConsole();
	const {back} = useNavigation();
	const {say} = useStatus();
	const {columns, rows: bodyRows} = useBodySize();
	const outside = useOutside();
	const handOver = useHandOver();
	const [state, dispatch] = useReducer(editText, initial, editorOf);
	// What was seen when the editor opened, or was looked at since.
	const [base, setBase] = useState(stored);
	const [asking, setAsking] = useState<'apply' | 'leave'>();
	const text = textOfEditor(state);
	const {complaints, checking} = useCheck(scope, type, text);
	// What somebody else stored is what is being written here: there is nothing to clash with.
	if (stored.version !== base.version && stored.text === text) setBase(stored);
	const isEmpty = text.trim() === '';
	const clash = stored.version !== base.version && stored.text !== text;
	const rows = bodyRows - (backend.place.readOnly === undefined ? 0 : 1);

	const goTo = (complaint: Complaint) => dispatch({type: 'go', line: complaint.line - 1, column: complaint.column - 1});
	const onWrong = (found: readonly Complaint[]) => {
		const [first] = found;
		if (first === undefined) return;
		goTo(first);
		say({kind: 'error', text: `Not applied: line ${first.line}, column ${first.column}`});
	};

	const apply = async () => {
		if (isEmpty && base.version === 'absent' && !clash) return say({kind: 'info', text: 'There is nothing to apply.'});
		const result = await backend.policies.check(token, scope.place, type, text);
		if (!result.ok) return say({kind: 'error', text: screenText(result.error)});
		if (result.value.length > 0) return onWrong(result.value);
		say(undefined);
		setAsking('apply');
	};

	const goToNext = () => {
		const {line, column} = state.caret;
		const next = complaints.find(each => each.line - 1 > line || (each.line - 1 === line && each.column - 1 > column));
		const target = next ?? complaints[0];
		if (target) goTo(target);
	};

	const takeTheirs = () => {
		dispatch({type: 'replace', text: stored.text});
		setBase(stored);
	};

	const external = async () => {
		const result = await handOver(text);
		if (!result.ok) say({kind: 'error', text: result.reason});
		else if (result.text !== text) dispatch({type: 'replace', text: result.text});
	};

	useActs(
		[
			{id: 'editor.apply', run: () => void apply(), label: isEmpty && base.version !== 'absent' ? 'delete' : 'apply'},
			{
				id: 'editor.problem',
				run: goToNext,
				// Worth its place in the footer only while there is one.
				...(complaints.length === 0 ? {label: ''} : {}),
				disabled: complaints.length === 0 ? 'Nothing is wrong with the text.' : undefined,
			},
			...(clash ? [{id: 'editor.theirs' as const, run: takeTheirs}] : []),
			...(outside?.editor
				? [{id: 'editor.external' as const, run: () => void external(), label: outside.editor.name}]
				: []),
			{id: 'app.back', run: () => (text === stored.text || text === initial ? back() : setAsking('leave'))},
		],
		{active: asking === undefined},
	);

	const notes = notesRows(rows);
	return (
		<>
			{asking === 'apply' ? (
				<ApplyDialog
					scope={scope}
					type={type}
					text={text}
					base={base.version}
					onDone={back}
					onCancel={() => setAsking(undefined)}
				/>
			) : null}
			{asking === 'leave' ? (
				<Dialog
					title="Leave without applying?"
					verb="Leave"
					lines={[{text: 'What you typed will be lost.'}]}
					onConfirm={back}
					onCancel={() => setAsking(undefined)}
				/>
			) : null}
			{/* Hidden, not gone: "Cancel" must find everything as it was. */}
			<Box flexDirection="column" display={asking === undefined ? 'flex' : 'none'}>
				<Editor
					state={state}
					dispatch={dispatch}
					width={columns}
					height={Math.max(1, rows - notes)}
					marks={complaints}
					active={asking === undefined}
					onRefuse={reason => say({kind: 'error', text: reason})}
				/>
				<EditorNotes
					complaints={complaints}
					checking={checking}
					line={state.caret.line + 1}
					empty={isEmpty ? (base.version === 'absent' ? 'nothing' : 'deletes') : undefined}
					theirs={clash ? stored : undefined}
					height={notes}
				/>
			</Box>
		</>
	);
}

/** Rows below the editor; complaints of the product are long. */
function notesRows(rows: number): number {
	return rows < 15 ? 2 : 3;
}
