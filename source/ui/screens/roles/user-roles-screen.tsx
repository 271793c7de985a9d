import {useState} from 'react';
import {Box} from 'ink';
import type {RoleHolding} from '../../../backend/backend.js';
import type {User} from '../../../domain/user.js';
import {visible} from '../../../domain/visible.js';
import {mayAssignRole} from '../../../domain/workspace/role.js';
import {useConsole} from '../../hooks/use-console.js';
import {useLive} from '../../hooks/use-live.js';
import {useLiveUser} from '../../hooks/use-live-user.js';
import {useRoleActor} from '../../hooks/workspaces/use-role-actor.js';
import {useBodySize} from '../../hooks/use-size.js';
import {useActs} from '../../keys/use-acts.js';
import {useNavigation} from '../../navigation/navigation.js';
import {useSectionActs} from '../../navigation/use-section-acts.js';
import {workspacePath} from '../../navigation/workspace-path.js';
import {UserProblem} from '../user/user-problem.js';
import {RoleTable, type Leaving} from './role-table.js';
import {UnassignDialogs} from './unassign-dialog.js';

/** The roles of a user: on the cluster, and on workspaces. */
export function UserRolesScreen({name}: {readonly name: string}) {
	const answer = useLiveUser(name);
	if (answer?.ok) return <UserRoles user={answer.value} />;
	return answer ? <UserProblem name={name} error={answer.error} /> : null;
}

function UserRoles({user}: {readonly user: User}) {
	const {backend, token} = useConsole();
	const {open, back} = useNavigation();
	const {columns, rows} = useBodySize();
	const sections = useSectionActs();
	const me = useRoleActor();
	const {readOnly} = backend.place;
	const [leaving, setLeaving] = useState<Leaving>();
	const answer = useLive(`roles of ${user.id}`, () => backend.roles.list(token, {userId: user.id}));
	const holdings = answer?.ok ? answer.value : undefined;
	// A WorkspaceAdmin of any workspace may give that role; which one the form finds out.
	const mayAny = me.admin || me.workspaceAdminOf.size > 0 ? undefined : mayAssignRole(me, {scope: 'cluster'});
	const refused = ({workspace}: RoleHolding) =>
		readOnly ?? mayAssignRole(me, workspace ? {scope: 'workspace', workspaceId: workspace.id} : {scope: 'cluster'});
	useActs(
		[
			{id: 'roles.assign', run: () => open(`users/${user.username}/roles/assign`), disabled: readOnly ?? mayAny},
			...sections,
		],
		{active: leaving === undefined},
	);
	if (leaving) return <UnassignDialogs leaving={leaving} onClose={() => setLeaving(undefined)} />;
	const idle =
		holdings?.length === 0
			? `${visible(user.username)} has no role: a member, who may use the cluster.`
			: user.active
				? `Roles of ${visible(user.username)}`
				: `Roles of ${visible(user.username)}, which rest until the user is activated again`;
	return (
		<Box flexDirection="column">
			<RoleTable
				name="roles"
				holdings={holdings}
				by="scope"
				idle={answer === undefined ? '' : idle}
				width={columns}
				height={Math.max(1, rows - 2 - (readOnly === undefined ? 0 : 1))}
				refused={refused}
				onOpen={({workspace}) => workspace && open(workspacePath(workspace.name))}
				onUnassign={setLeaving}
				onBack={back}
				active={leaving === undefined}
			/>
		</Box>
	);
}
