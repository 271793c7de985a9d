import {useReducer, useState} from 'react';
import {Box} from 'ink';
import type {Complaint, PolicyExplanation} from '../../../../backend/backend.js';
import {editorOf, textOfEditor} from '../../../components/editor/edit-state.js';
import {editText} from '../../../components/editor/edit-text.js';
import {Editor} from '../../../components/editor/editor.js';
import {FormPage} from '../../../components/form/form-page.js';
import {Form} from '../../../components/form/form.js';
import type {FormRow} from '../../../components/form/form-rows.js';
import {ScrollLines} from '../../../components/scroll-lines.js';
import {useConsole} from '../../../hooks/use-console.js';
import {noOutside, useOutside} from '../../../hooks/use-outside.js';
import {useBodySize} from '../../../hooks/use-size.js';
import {useStatus} from '../../../hooks/status.js';
import {useActs} from '../../../keys/use-acts.js';
import {useNavigation} from '../../../navigation/navigation.js';
import {useSectionActs} from '../../../navigation/use-section-acts.js';
import {useTheme} from '../../../theme/theme.js';
import {screenText} from '../../../words.js';
import {EditorNotes} from '../edit/editor-notes.js';
import {explanationLines} from './explain-lines.js';
import {typeHints} from '../policy-words.js';

/** What the question is about, as it is typed. */
type Question = {readonly type: 'EXPERIMENT' | 'NTSC'; readonly workspace: string; readonly path: string};

/**
 * What becomes of a workload when it is launched, in three steps: what it is and where, its text, the answer. Esc goes
 * one step back; what was typed stays.
 */
export function ExplainScreen() {
	const {backend, token} = useConsole();
	const {back} = useNavigation();
	const {say} = useStatus();
	const outside = useOutside();
	const sections = useSectionActs();
	const [step, setStep] = useState<'question' | 'text'>('question');
	const [question, setQuestion] = useState<Question>({type: 'EXPERIMENT', workspace: '', path: ''});
	const [state, dispatch] = useReducer(editText, '', editorOf);
	const [loaded, setLoaded] = useState('');
	const [answer, setAnswer] = useState<PolicyExplanation>();
	const [complaints, setComplaints] = useState<readonly Complaint[]>([]);
	const [wrong, setWrong] = useState<{readonly row: 'workspace' | 'path'; readonly text: string}>();
	const [attempt, setAttempt] = useState(0);

	const untouched = question.workspace === '' && question.path === '' && textOfEditor(state) === '';
	useActs(sections, {active: untouched});

	const refuse = (row: 'workspace' | 'path', text: string) => {
		setStep('question');
		setWrong({row, text});
		setAttempt(attempt + 1);
	};

	const onward = async () => {
		const workspace = question.workspace.trim();
		const found = workspace === '' ? undefined : await backend.workspaces.get(token, workspace);
		if (found && !found.ok) return refuse('workspace', screenText(found.error));
		const path = question.path.trim();
		if (path !== '' && path !== loaded && outside) {
			const file = await outside.read(path);
			if (!file.ok) return refuse('path', file.reason);
			dispatch({type: 'open', text: file.text});
			setLoaded(path);
		}

		setComplaints([]);
		setStep('text');
	};

	const explain = async () => {
		const workspace = question.workspace.trim();
		const result = await backend.policies.explain(token, {
			type: question.type,
			text: textOfEditor(state),
			...(workspace === '' ? {} : {workspace}),
		});
		if (result.ok) return setAnswer(result.value);
		if (result.error.code === 'config-invalid') {
			const [first] = result.error.complaints;
			setComplaints(result.error.complaints);
			if (first) dispatch({type: 'go', line: first.line - 1, column: first.column - 1});
			return;
		}

		if (result.error.code.startsWith('workspace')) return refuse('workspace', screenText(result.error));
		say({kind: 'error', text: screenText(result.error)});
	};

	const put = (change: Partial<Question>) => {
		setQuestion({...question, ...change});
		setWrong(undefined);
	};

	if (answer) return <Answer explanation={answer} onBack={() => setAnswer(undefined)} />;
	if (step === 'text')
		return (
			<WorkloadEditor
				state={state}
				dispatch={action => {
					setComplaints([]);
					dispatch(action);
				}}
				complaints={complaints}
				onExplain={() => void explain()}
				onBack={() => setStep('question')}
			/>
		);
	return (
		<QuestionForm
			question={question}
			wrong={wrong}
			attempt={attempt}
			locked={outside ? undefined : noOutside}
			onChange={put}
			onSubmit={() => void onward()}
			onBack={back}
		/>
	);
}

type QuestionFormProps = {
	readonly question: Question;
	readonly wrong: {readonly row: string; readonly text: string} | undefined;
	readonly attempt: number;
	/** Why no file can be loaded. */
	readonly locked: string | undefined;
	readonly onChange: (change: Partial<Question>) => void;
	readonly onSubmit: () => void;
	readonly onBack: () => void;
};

function QuestionForm({question, wrong, attempt, locked, onChange, onSubmit, onBack}: QuestionFormProps) {
	const {columns} = useBodySize();
	const error = (row: string) => (wrong?.row === row ? wrong.text : undefined);
	const rows: readonly FormRow[] = [
		{
			kind: 'choice',
			id: 'type',
			label: 'Workload',
			layout: 'line',
			value: question.type,
			options: [
				{value: 'EXPERIMENT', label: 'Experiment'},
				{value: 'NTSC', label: 'Task'},
			],
			hint: `Policies for ${typeHints[question.type]}.`,
			onChange: value => onChange({type: value === 'NTSC' ? 'NTSC' : 'EXPERIMENT'}),
		},
		{
			kind: 'text',
			id: 'workspace',
			label: 'Workspace',
			value: question.workspace,
			maxLength: 80,
			hint: "Where it would be launched. Empty: the cluster's policies only.",
			error: error('workspace'),
			onChange: workspace => onChange({workspace}),
		},
		{
			kind: 'text',
			id: 'path',
			label: 'File',
			value: question.path,
			maxLength: 512,
			locked,
			hint: 'Optional: a workload file to begin with. Its text can be pasted and changed in the next step.',
			error: error('path'),
			onChange: path => onChange({path}),
		},
	];
	return (
		<FormPage changed={false} onBack={onBack}>
			<Form rows={rows} submitLabel="Go on" onSubmit={onSubmit} attempt={attempt} labelWidth={12} width={columns - 4} />
		</FormPage>
	);
}

type WorkloadEditorProps = Pick<Parameters<typeof Editor>[0], 'state' | 'dispatch'> & {
	readonly complaints: readonly Complaint[];
	readonly onExplain: () => void;
	readonly onBack: () => void;
};

function WorkloadEditor({state, dispatch, complaints, onExplain, onBack}: WorkloadEditorProps) {
	const {backend} = useConsole();
	const {columns, rows: bodyRows} = useBodySize();
	const {say} = useStatus();
	const rows = bodyRows - (backend.place.readOnly === undefined ? 0 : 1);
	const notes = complaints.length === 0 ? 0 : 2;
	useActs([
		{id: 'editor.apply', run: onExplain, label: 'explain'},
		{id: 'app.back', run: onBack},
	]);
	return (
		<Box flexDirection="column">
			<Editor
				state={state}
				dispatch={dispatch}
				width={columns}
				height={Math.max(1, rows - notes)}
				marks={complaints}
				active
				onRefuse={reason => say({kind: 'error', text: reason})}
			/>
			{notes === 0 ? null : (
				<EditorNotes
					complaints={complaints}
					line={state.caret.line + 1}
					empty={undefined}
					theirs={undefined}
					height={notes}
				/>
			)}
		</Box>
	);
}

function Answer({explanation, onBack}: {readonly explanation: PolicyExplanation; readonly onBack: () => void}) {
	const {backend} = useConsole();
	const {columns, rows} = useBodySize();
	const {glyphs} = useTheme();
	useActs([
		{id: 'explain.again', run: onBack},
		{id: 'app.back', run: onBack},
	]);
	return (
		<Box paddingX={2}>
			<ScrollLines
				lines={explanationLines(explanation, glyphs)}
				width={columns - 4}
				height={rows - (backend.place.readOnly === undefined ? 0 : 1)}
			/>
		</Box>
	);
}
