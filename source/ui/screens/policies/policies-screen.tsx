import {useMemo} from 'react';
import {Box, Text, useApp} from 'ink';
import type {WorkloadType} from '../../../backend/backend.js';
import type {Column} from '../../components/table/column.js';
import {FilterLine} from '../../components/table/filter-line.js';
import {FilteredTable} from '../../components/table/filtered-table.js';
import {useTable} from '../../components/table/use-table.js';
import {visible} from '../../../domain/visible.js';
import {useConsole} from '../../hooks/use-console.js';
import {useLiveWorkspace} from '../../hooks/workspaces/use-live-workspace.js';
import {useBodySize} from '../../hooks/use-size.js';
import {useActs, useKeyLabel} from '../../keys/use-acts.js';
import {useNavigation} from '../../navigation/navigation.js';
import {useSectionActs} from '../../navigation/use-section-acts.js';
import {useViewState} from '../../navigation/view-state.js';
import {marked} from '../../linear/marks.js';
import {useTheme} from '../../theme/theme.js';
import {screenText} from '../../words.js';
import {WorkspaceProblem} from '../workspaces/workspace-problem.js';
import {PolicyPane} from './policy-pane.js';
import {clusterScope, policyPath, scopeText} from './policy-words.js';
import {useScopes, type ScopeRow} from './use-scopes.js';

/** Bodies narrower than this show one scope in a line, not a list of them. */
const wideEnough = 100;
const listWidth = 36;

/** The policies of the cluster and of every workspace: scopes on one side, the document on the other. */
export function PoliciesScreen({initialType = 'EXPERIMENT'}: {readonly initialType?: WorkloadType}) {
	const {exit} = useApp();
	const {backend} = useConsole();
	const {open} = useNavigation();
	const {columns, rows: bodyRows} = useBodySize();
	const sections = useSectionActs();
	const keyOf = useKeyLabel();
	const [type, setType] = useViewState<WorkloadType>('type', initialType);
	const scopes = useScopes();
	const isWide = columns >= wideEnough;
	const height = bodyRows - (backend.place.readOnly === undefined ? 0 : 1);
	const scopeColumns = useMemo(() => columnsOf(), []);
	const table = useTable({
		name: 'scopes',
		noun: 'scope',
		rows: scopes?.ok ? scopes.value : undefined,
		columns: scopeColumns,
		rowId,
		marks: false,
		height: Math.max(1, height - 2),
		sortBy: 'scope',
		onOpen: row => open(policyPath(row, type, 'edit')),
		openLabel: '',
	});
	const scope = table.cursor ?? clusterScope;
	useActs([{id: 'app.quit', run: () => exit()}, ...sections], {
		active: table.listening,
	});
	const at = table.shown.findIndex(row => rowId(row) === table.cursorId) + 1;

	if (scopes && !scopes.ok) return <Text>{` ${screenText(scopes.error)}`}</Text>;
	const pane = (width: number, paneRows: number) =>
		table.cursor === undefined ? null : (
			<PolicyPane scope={scope} type={type} onType={setType} width={width} height={paneRows} active={table.listening} />
		);
	if (!isWide) {
		const isOne = table.filtering || table.cursor === undefined;
		return (
			<Box flexDirection="column">
				{isOne ? (
					<FilterLine
						table={table}
						idle={scopes === undefined ? '' : `No scope matches. Press ${keyOf('filter.clear')} to drop the filter.`}
						width={columns}
					/>
				) : (
					<OneScope name={scopeName(scope)} at={at} of={table.shown.length} filter={table.filter} />
				)}
				{pane(columns, height - 1)}
			</Box>
		);
	}

	return (
		<Box>
			<Box flexDirection="column" width={listWidth} flexShrink={0}>
				<FilteredTable table={table} idle="Scopes" width={listWidth - 2} empty="" />
			</Box>
			{pane(columns - listWidth, height)}
		</Box>
	);
}

type OneScopeProps = {readonly name: string; readonly at: number; readonly of: number; readonly filter: string};

/** The scope whose policies are shown, where there is no room for a list of all. */
function OneScope({name, at, of, filter}: OneScopeProps) {
	const {styles, glyphs, linear} = useTheme();
	if (linear) return <Text>{marked('focus', `${name}, ${at} of ${of}`)}</Text>;
	return (
		<Text wrap="truncate">
			<Text {...styles.accent}>{`${glyphs.cursor} `}</Text>
			<Text {...styles.selected}>{` ${name} `}</Text>
			<Text {...styles.muted}>{`  ${at} of ${of}, up and down: others`}</Text>
			{filter === '' ? '' : `  / ${filter}`}
		</Text>
	);
}

/** The policies of one workspace, from its page. */
export function WorkspacePoliciesScreen({name, type: initial}: {readonly name: string; readonly type: WorkloadType}) {
	const {backend} = useConsole();
	const {back} = useNavigation();
	const {columns, rows} = useBodySize();
	const sections = useSectionActs();
	const [type, setType] = useViewState<WorkloadType>('type', initial);
	const answer = useLiveWorkspace(name);
	useActs([{id: 'app.back', run: back}, ...sections]);
	if (answer === undefined) return null;
	if (!answer.ok) return <WorkspaceProblem problem={answer.error} />;
	return (
		<PolicyPane
			scope={{place: {scope: 'workspace', workspaceId: answer.value.id}, name: answer.value.name}}
			type={type}
			onType={setType}
			width={columns}
			height={rows - (backend.place.readOnly === undefined ? 0 : 1)}
			active
		/>
	);
}

const rowId = ({place}: ScopeRow) => (place.scope === 'cluster' ? 'cluster' : String(place.workspaceId));

function scopeName(scope: Parameters<typeof scopeText>[0]): string {
	return visible(scopeText(scope));
}

function columnsOf(): ReadonlyArray<Column<ScopeRow>> {
	return [
		{
			id: 'scope',
			title: 'Scope',
			min: 12,
			max: 24,
			dropFirst: 0,
			cell: scopeText,
			search: 'part',
			tone: ({archived}) => (archived ? 'muted' : 'plain'),
			// The cluster stands first: it is over all others.
			key: ({name}) => (name === undefined ? '' : `w ${name}`),
		},
		{
			id: 'policies',
			title: 'Set',
			isNamed: true,
			min: 9,
			max: 9,
			dropFirst: 1,
			cell: ({policies}) =>
				policies.length === 2
					? 'exp tasks'
					: policies.includes('NTSC')
						? 'tasks'
						: policies.length === 1
							? 'exp'
							: 'none',
			tone: ({policies}) => (policies.length === 0 ? 'muted' : 'plain'),
			key: ({policies}) => policies.length,
		},
	];
}
