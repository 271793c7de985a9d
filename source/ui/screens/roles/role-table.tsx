import {useMemo} from 'react';
import type {RoleHolding} from '../../../backend/backend.js';
import type {Column} from '../../components/table/column.js';
import {FilteredTable} from '../../components/table/filtered-table.js';
import {useTable} from '../../components/table/use-table.js';
import {workspaceCopies, type Copies} from '../../copy/copy-acts.js';
import {useActs} from '../../keys/use-acts.js';
import {useTheme} from '../../theme/theme.js';
import type {Glyphs} from '../../theme/glyphs.js';

/** What is to be taken away: the role under the cursor, or those that are marked. */
export type Leaving =
	| {readonly kind: 'one'; readonly holding: RoleHolding}
	| {
			readonly kind: 'marked';
			readonly holdings: readonly RoleHolding[];
			readonly onLeft: (holdings: readonly RoleHolding[]) => void;
	  };

export type RoleTableProps = {
	/** Name of the table's place in the view's kept state. */
	readonly name: string;
	/** Undefined until they are known. */
	readonly holdings: readonly RoleHolding[] | undefined;
	/** What tells the rows apart: users on a workspace's page, scopes on a user's. */
	readonly by: 'user' | 'scope';
	readonly idle: string;
	readonly width: number;
	/** Rows of the table without its head. */
	readonly height: number;
	/** Why the role cannot be taken away. */
	readonly refused: (holding: RoleHolding) => string | undefined;
	readonly onOpen: (holding: RoleHolding) => void;
	readonly onUnassign: (leaving: Leaving) => void;
	/** Goes back to where one came from. */
	readonly onBack: () => void;
	/** False while something else has the keys. */
	readonly active: boolean;
};

/** Roles somebody has, with the key that takes one away. */
export function RoleTable(props: RoleTableProps) {
	const {name, holdings, by, idle, width, height, refused, onOpen, onUnassign, onBack, active} = props;
	const {glyphs} = useTheme();
	const columns = useMemo(() => (by === 'user' ? userColumns(glyphs) : scopeColumns), [by, glyphs]);
	const table = useTable({
		name,
		noun: by === 'user' ? 'admin' : 'role',
		rows: holdings,
		columns,
		rowId,
		height,
		sortBy: columns[0]!.id,
		// A workspace's page copies the workspace itself.
		...(by === 'scope' ? {copies: copiesOfScope} : {}),
		onOpen,
		onBack,
		active,
	});
	const {cursor} = table;
	const {marked, keep} = table.marks;
	useActs(
		[
			marked.length > 0
				? {
						id: 'roles.unassign',
						run: () => onUnassign({kind: 'marked', holdings: marked, onLeft: left => keep(left.map(rowId))}),
						marked: marked.length,
						// One that may be taken away is enough: of the others the reason is told.
						disabled: marked.every(each => refused(each) !== undefined) ? refused(marked[0]!) : undefined,
					}
				: {
						id: 'roles.unassign',
						run: () => cursor && onUnassign({kind: 'one', holding: cursor}),
						disabled: cursor === undefined ? 'There is no role to take away.' : refused(cursor),
					},
		],
		{active: table.listening},
	);
	return <FilteredTable table={table} idle={idle} width={width} />;
}

/** Where a role holds, in words. */
export function scopeOf({workspace}: Pick<RoleHolding, 'workspace'>): string {
	return workspace?.name ?? 'the whole cluster';
}

function copiesOfScope({role, workspace}: RoleHolding): Copies {
	return workspace ? workspaceCopies(workspace) : {value: {what: 'Role', text: role}};
}

const rowId = ({userId, role, workspace}: RoleHolding) => `${userId} ${role} ${workspace?.id ?? ''}`;

function userColumns(glyphs: Glyphs): ReadonlyArray<Column<RoleHolding>> {
	return [
		{
			id: 'user',
			title: 'Username',
			min: 16,
			max: 40,
			dropFirst: 0,
			cell: ({username}) => username,
			search: 'part',
			key: ({username}) => username,
		},
		{
			id: 'active',
			title: 'Status',
			min: 10,
			max: 10,
			dropFirst: 1,
			cell: ({active}) => (active ? `${glyphs.on} active` : `${glyphs.off} inactive`),
			search: 'word',
			tone: ({active}) => (active ? 'good' : 'muted'),
			key: ({active}) => (active ? 0 : 1),
		},
	];
}

const scopeColumns: ReadonlyArray<Column<RoleHolding>> = [
	{
		id: 'role',
		title: 'Role',
		min: 16,
		max: 20,
		dropFirst: 0,
		cell: ({role}) => role,
		search: 'part',
		key: ({role, workspace}) => `${role} ${workspace?.name ?? ''}`,
	},
	{
		id: 'scope',
		title: 'On',
		min: 20,
		max: 60,
		dropFirst: 0,
		cell: scopeOf,
		search: 'part',
		key: scopeOf,
	},
];
