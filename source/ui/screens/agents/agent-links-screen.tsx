import {useMemo, useState} from 'react';
import {Box, Text, useApp} from 'ink';
import type {UserIdentity} from '../../../backend/backend.js';
import {userCsvColumns} from '../../../domain/csv/user-csv.js';
import {runsAsRoot} from '../../../domain/identity/effective-identity.js';
import {mayLinkAgentUser} from '../../../domain/permission.js';
import type {User} from '../../../domain/user.js';
import {Beside} from '../../components/beside/beside.js';
import {useSplit} from '../../components/beside/use-split.js';
import {Prose} from '../../components/prose.js';
import {insteadOf} from '../../components/bulk/bulk-acts.js';
import {FilteredTable} from '../../components/table/filtered-table.js';
import {useTable} from '../../components/table/use-table.js';
import {wrapWords} from '../../components/wrap/wrap-words.js';
import {userCopies} from '../../copy/copy-acts.js';
import {useConsole} from '../../hooks/use-console.js';
import {useLive} from '../../hooks/use-live.js';
import {useBodySize} from '../../hooks/use-size.js';
import type {Act} from '../../keys/layers.js';
import {useActs} from '../../keys/use-acts.js';
import {useNavigation} from '../../navigation/navigation.js';
import {useSectionActs} from '../../navigation/use-section-acts.js';
import type {Glyphs} from '../../theme/glyphs.js';
import {useTheme} from '../../theme/theme.js';
import {counted, screenText} from '../../words.js';
import {UserFacts} from '../user/user-facts.js';
import {BulkLink} from './bulk-link.js';
import {BulkUnlink} from './bulk-unlink.js';
import {linkColumns} from './link-columns.js';
import {UnlinkDialog} from './unlink-dialog.js';

const idOf = ({user}: UserIdentity) => String(user.id);
// Links are columns of the users' list.
const linkCsvColumns = userCsvColumns.map(({header, cell}) => ({header, cell: ({user}: UserIdentity) => cell(user)}));
const displayName = ({user}: UserIdentity) => user.displayName;

/** Every user's link with an agent user, whom their tasks run as, and why; those whose tasks are root are counted. */
export function AgentLinksScreen() {
	const {exit} = useApp();
	const {backend, token, user: me} = useConsole();
	const {glyphs, styles} = useTheme();
	const {open} = useNavigation();
	const {columns: width, rows: bodyRows} = useBodySize();
	const split = useSplit();
	const sections = useSectionActs();
	const {readOnly} = backend.place;
	const [unlinking, setUnlinking] = useState<User>();
	const [bulk, setBulk] = useState<BulkLinks>();

	const answer = useLive('identities', () => backend.agents.identities(token));
	const rows = answer?.ok ? answer.value : undefined;
	const {roots, unknown, problem} = useMemo(() => summary(rows ?? []), [rows]);
	const broken = problem === undefined ? undefined : `${glyphs.warn} ${problem}`;
	const brokenRows = broken === undefined ? 0 : wrapWords(broken, width - 4).length;
	const columns = useMemo(() => linkColumns(glyphs), [glyphs]);
	const table = useTable({
		name: 'agents',
		noun: 'user',
		rows,
		columns,
		rowId: idOf,
		alsoSearched: displayName,
		copies: ({user}) => userCopies(user),
		height: Math.max(1, bodyRows - 2 - brokenRows - (readOnly === undefined ? 0 : 1)),
		sortBy: 'username',
		csv: linkCsvColumns,
		onOpen: ({user}) => open(`users/${user.username}`),
		remark: `${roots} as root`,
		active: unlinking === undefined && bulk === undefined,
	});
	const user = table.cursor?.user;
	const refused = readOnly ?? mayLinkAgentUser(me) ?? (user ? undefined : 'There is no user to link.');
	const noLink = user?.agentUserGroup === undefined ? `${user?.username ?? ''} has no link` : undefined;
	useActs(
		[
			...insteadOf(
				[
					{
						id: 'agents.link',
						run: () => user && open(`users/${user.username}/link`),
						disabled: refused,
						...(noLink === undefined ? {label: 'edit link'} : {}),
					},
					{id: 'agents.unlink', run: () => setUnlinking(user), disabled: refused ?? noLink},
				],
				bulkLinkActs(
					table.marks.marked.map(marked => marked.user),
					refused,
					setBulk,
				),
			),
			{id: 'app.quit', run: () => exit()},
			...sections,
		],
		{active: table.listening},
	);

	if (answer && !answer.ok) return <Text>{` ${screenText(answer.error)}`}</Text>;
	if (unlinking) return <UnlinkDialog user={unlinking} onClose={() => setUnlinking(undefined)} />;
	if (bulk) {
		const Bulk = bulk.kind === 'link' ? BulkLink : BulkUnlink;
		return (
			<Bulk
				users={bulk.users}
				onLeft={left => table.marks.keep(left.map(({id}) => String(id)))}
				onClose={() => setBulk(undefined)}
			/>
		);
	}

	return (
		<Box flexDirection="column">
			{broken === undefined ? null : (
				<Box paddingX={2} flexShrink={0}>
					<Prose {...styles.warn} text={broken} width={width - 4} />
				</Box>
			)}
			<Beside split={split} row={table.cursor} renderDetail={row => <UserFacts user={row.user} />}>
				<FilteredTable
					table={table}
					idle={rows === undefined ? '' : idleText(roots, unknown, glyphs)}
					width={split.list}
					empty="There is no user."
				/>
			</Beside>
		</Box>
	);
}

type BulkLinks = {readonly kind: 'link' | 'unlink'; readonly users: readonly User[]};

/** The acts on marked users, under the keys of those on one; they say how many they mean. */
function bulkLinkActs(
	users: readonly User[],
	refused: string | undefined,
	ask: (bulk: BulkLinks) => void,
): readonly Act[] {
	if (users.length === 0) return [];
	const linked = users.filter(({agentUserGroup}) => agentUserGroup !== undefined).length;
	return [
		{id: 'agents.link', run: () => ask({kind: 'link', users}), marked: users.length, disabled: refused},
		{
			id: 'agents.unlink',
			run: () => ask({kind: 'unlink', users}),
			marked: linked,
			disabled: refused ?? (linked === 0 ? 'No marked user has a link.' : undefined),
		},
	];
}

/** Of how many the tasks run as root, of how many that is not known, and why. */
function summary(rows: readonly UserIdentity[]) {
	const unknown = rows.flatMap(({identity}) => (identity.ok ? [] : [identity.error]));
	return {
		roots: rows.filter(({identity}) => identity.ok && runsAsRoot(identity.value)).length,
		unknown: unknown.length,
		problem: unknown[0] === undefined ? undefined : screenText(unknown[0]),
	};
}

function idleText(roots: number, unknown: number, {warn, ok, dot}: Glyphs): string {
	if (roots === 0 && unknown === 0) return `${ok} No user's tasks run as root`;
	const parts = [
		...(roots === 0 ? [] : [`${warn} Tasks of ${counted(roots, 'user')} run as root`]),
		...(unknown === 0 ? [] : [`? Not known of ${counted(unknown, 'user')}`]),
	];
	return parts.join(` ${dot} `);
}
