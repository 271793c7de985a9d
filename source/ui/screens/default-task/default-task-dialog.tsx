import {useEffect, useState} from 'react';
import type {DefaultTaskProposal, DiffLine} from '../../../backend/backend.js';
import {formatDefaultTask, type DefaultTask} from '../../../domain/default-task.js';
import type {Result} from '../../../domain/result.js';
import {visible} from '../../../domain/visible.js';
import {setDefaultTask} from '../../command-lines/command-lines.js';
import {diffLine} from '../../components/diff-line.js';
import {Dialog} from '../../components/dialog.js';
import type {TextLine} from '../../components/scroll-lines.js';
import {wrapCells} from '../../components/wrap/wrap-cells.js';
import {wrapWords} from '../../components/wrap/wrap-words.js';
import {useConsole} from '../../hooks/use-console.js';
import {useBodySize} from '../../hooks/use-size.js';
import {useStatus} from '../../hooks/status.js';
import {useTheme} from '../../theme/theme.js';
import {screenText} from '../../words.js';
import {consequences} from './default-task-words.js';

export type DefaultTaskDialogProps = {
	readonly task: DefaultTask | 'unset';
	/** How many users have no link. */
	readonly unlinked: number;
	readonly onDone: () => void;
	readonly onCancel: () => void;
};

/** Shows exactly which lines of master.yaml will differ, and what follows, before they are written. */
export function DefaultTaskDialog({task, unlinked, onDone, onCancel}: DefaultTaskDialogProps) {
	const {backend, token} = useConsole();
	const {say} = useStatus();
	const {glyphs} = useTheme();
	const {rows} = useBodySize();
	const [answer, setAnswer] = useState<Result<DefaultTaskProposal>>();
	const [failed, setFailed] = useState<string>();
	const [turn, setTurn] = useState(0);
	const [busy, setBusy] = useState(false);

	const proposal = answer?.ok ? answer.value : undefined;
	const refused = failed ?? (answer && !answer.ok ? screenText(answer.error) : undefined);
	useEffect(() => {
		let current = true;
		void backend.agents.proposeDefaultTask(token, task).then(result => current && setAnswer(result));
		return () => {
			current = false;
		};
	}, [backend, token, task]);

	const write = async () => {
		if (proposal === undefined) return;
		setBusy(true);
		const result = await backend.agents.applyDefaultTask(token, proposal);
		if (!result.ok && result.error.code === 'master-config-changed') {
			// Somebody was quicker: what they wrote is shown, with what the change would be now.
			setTurn(turn + 1);
			setAnswer(await backend.agents.proposeDefaultTask(token, task));
		} else if (!result.ok) setFailed(screenText(result.error));
		setBusy(false);
		if (!result.ok) return;
		// Leaving clears the status line.
		onDone();
		say({
			kind: 'ok',
			text: `${task === 'unset' ? 'Default task unset' : `Default task: ${formatDefaultTask(task)}`}. Start the master again.`,
		});
	};

	const isRoot = task === 'unset' || task.uid === 0;
	const isSame = proposal?.diff.length === 0;
	const before =
		turn > 0 ? [`${glyphs.warn} The file was changed by somebody else meanwhile. This is the change now:`] : [];
	// Where rows are few only what is dangerous is worth one.
	const isTight = rows < 15;
	const after =
		isSame || (isTight && !isRoot)
			? []
			: [
					...consequences(task, unlinked).slice(isTight ? 1 : 0),
					...(proposal?.warnings ?? []).filter(isNews).map(each => `${glyphs.warn} ${each}.`),
				];
	const notes: readonly TextLine[] = [
		...before.map(text => ({text, tone: 'warn' as const})),
		...after.map(text => ({text: visible(text), tone: isRoot ? ('warn' as const) : ('plain' as const)})),
	];
	const lines = (width: number, height: number): readonly TextLine[] => {
		const room = height - notes.reduce((sum, {text}) => sum + wrapWords(text, width).length, 0);
		return [...notes, ...(proposal === undefined ? [] : fitting(proposal.diff, width, Math.max(2, room)))];
	};

	return (
		<Dialog
			// Another change is another question: the focus is on Cancel again.
			key={turn}
			title={proposal?.exists === false ? 'Make master.yaml?' : 'Write this to master.yaml?'}
			verb="Write"
			command={setDefaultTask(task)}
			danger={isRoot}
			widest={widest}
			busy={busy ? 'Writing…' : proposal === undefined && refused === undefined ? 'Looking…' : undefined}
			refused={refused ?? (isSame ? 'The file says so already: there is nothing to write.' : undefined)}
			onConfirm={() => void write()}
			onCancel={onCancel}
			lines={lines}
		/>
	);
}

/** Lines of a diff are longer than sentences. */
const widest = 96;

/** All lines that differ, with as much around them as there is room for. */
function fitting(diff: readonly DiffLine[], width: number, room: number): readonly TextLine[] {
	const first = diff.findIndex(({kind}) => kind !== ' ');
	const last = diff.findLastIndex(({kind}) => kind !== ' ');
	const around = [3, 2, 1, 0].map(lines => diff.slice(Math.max(0, first - lines), last + 1 + lines).map(diffLine));
	const rowsOf = (lines: readonly TextLine[]) => lines.reduce((sum, {text}) => sum + wrapCells(text, width).length, 0);
	return around.find(lines => rowsOf(lines) <= room) ?? around.at(-1) ?? [];
}

/** That 0 is root is said by the consequences already. */
function isNews(warning: string): boolean {
	return !warning.endsWith('0 is root');
}
