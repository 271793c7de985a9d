import {useMemo} from 'react';
import {Box, Text} from 'ink';
import type {PolicyVersion} from '../../../backend/backend.js';
import {visible} from '../../../domain/visible.js';
import {maySetPolicies} from '../../../domain/workspace/role.js';
import {CodeView} from '../../components/editor/code-view.js';
import {linesOf} from '../../components/editor/edit-state.js';
import type {Column} from '../../components/table/column.js';
import {FilteredTable} from '../../components/table/filtered-table.js';
import {useTable} from '../../components/table/use-table.js';
import {useConsole} from '../../hooks/use-console.js';
import {useLive} from '../../hooks/use-live.js';
import {useRoleActor} from '../../hooks/workspaces/use-role-actor.js';
import {useBodySize} from '../../hooks/use-size.js';
import {useActs} from '../../keys/use-acts.js';
import {useNavigation} from '../../navigation/navigation.js';
import {useSectionActs} from '../../navigation/use-section-acts.js';
import {useTheme} from '../../theme/theme.js';
import {counted, moment} from '../../words.js';
import {WorkspaceProblem} from '../workspaces/workspace-problem.js';
import type {PolicyScreenProps} from './edit/edit-screen.js';
import {PolicyScope} from './policy-scope.js';
import {policyPath, scopeSentence, typeWords, type PolicyScopeName} from './policy-words.js';
import {placeKey} from './use-policy.js';

/** Earlier versions of a policy, newest first, with the text of the one under the cursor; any can be restored. */
export function HistoryScreen({name, type}: PolicyScreenProps) {
	return <PolicyScope name={name}>{scope => <Versions scope={scope} type={type} />}</PolicyScope>;
}

type VersionsProps = {readonly scope: PolicyScopeName; readonly type: PolicyScreenProps['type']};

const idOf = ({seq}: PolicyVersion) => String(seq);

function Versions({scope, type}: VersionsProps) {
	const {backend, token} = useConsole();
	const {open, back} = useNavigation();
	const {styles} = useTheme();
	const me = useRoleActor();
	const sections = useSectionActs();
	const {columns: width, rows: bodyRows} = useBodySize();
	const {readOnly} = backend.place;
	const answer = useLive(`history ${placeKey(scope.place)} ${type}`, () =>
		backend.policies.history(token, scope.place, type),
	);
	const versions = answer?.ok ? answer.value : undefined;
	const columns = useMemo(() => versionColumns(), []);
	const room = bodyRows - (readOnly === undefined ? 0 : 1);
	// The list takes what it needs, at most a third: the text is what one looks for.
	const listRows = Math.max(2, Math.min(versions?.length ?? 0, Math.floor((room - 4) / 3)));
	const table = useTable({
		name: 'history',
		noun: 'version',
		rows: versions,
		columns,
		rowId: idOf,
		alsoSearched: ({text}) => text,
		marks: false,
		height: listRows,
		sortBy: 'at',
		onOpen: ({seq}) => restore(seq),
		openLabel: '',
		copies: ({text, before}) => ({value: {what: 'Policy', text: text.trim() === '' ? before : text, document: true}}),
		onBack: back,
	});
	const {cursor} = table;
	const refused = readOnly ?? maySetPolicies(me, scope.place);
	const why = refused ?? (cursor ? undefined : 'There is no version to restore.');
	const restore = (seq: number) => {
		if (why === undefined) open(policyPath(scope, type, 'edit', String(seq)));
	};
	useActs([{id: 'policies.restore', run: () => cursor && restore(cursor.seq), disabled: why}, ...sections], {
		active: table.listening,
	});
	if (answer && !answer.ok) return <WorkspaceProblem problem={answer.error} />;
	return (
		<Box flexDirection="column">
			<FilteredTable
				table={table}
				idle={`Versions of the policy for ${typeWords[type]} of ${visible(scopeSentence(scope))}`}
				width={width}
				empty="There never was one."
			/>
			{cursor === undefined ? null : (
				<Box flexDirection="column" marginTop={1}>
					{cursor.text.trim() === '' ? <Text {...styles.muted}>{'   Deleted here. Before it was:'}</Text> : null}
					<CodeView
						key={cursor.seq}
						text={cursor.text.trim() === '' ? cursor.before : cursor.text}
						width={width}
						height={Math.max(1, room - listRows - 4)}
						active={table.listening}
					/>
				</Box>
			)}
		</Box>
	);
}

function versionColumns(): ReadonlyArray<Column<PolicyVersion>> {
	return [
		{
			id: 'at',
			title: 'Changed',
			min: 20,
			max: 20,
			dropFirst: 0,
			cell: ({at}) => moment(at),
			search: 'part',
			// Newest first.
			key: ({seq}) => -seq,
		},
		{
			id: 'by',
			title: 'By',
			isNamed: true,
			min: 14,
			max: 32,
			dropFirst: 0,
			cell: ({by}) => by,
			search: 'part',
			key: ({by}) => by,
		},
		{
			id: 'what',
			title: 'To',
			min: 12,
			max: 24,
			dropFirst: 0,
			cell: ({text}) => (text.trim() === '' ? 'deleted' : counted(linesOf(text.replace(/\n$/, '')).length, 'line')),
			tone: ({text}) => (text.trim() === '' ? 'warn' : 'plain'),
			key: ({text}) => text.length,
		},
	];
}
