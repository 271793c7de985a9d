import type {ReactNode} from 'react';
import type {StoredPolicyView, WorkloadType} from '../../../../backend/backend.js';
import {maySetPolicies} from '../../../../domain/workspace/role.js';
import {useConsole} from '../../../hooks/use-console.js';
import {useLive} from '../../../hooks/use-live.js';
import {useKnownRoleActor} from '../../../hooks/workspaces/use-role-actor.js';
import {useNavigation} from '../../../navigation/navigation.js';
import {WorkspaceProblem} from '../../workspaces/workspace-problem.js';
import {ApplyDialog} from './apply-dialog.js';
import {PolicyEditor} from './policy-editor.js';
import {PolicyScope} from '../policy-scope.js';
import type {PolicyScopeName} from '../policy-words.js';
import {placeKey, usePolicy} from '../use-policy.js';

/** Which policy a screen is about. */
export type PolicyScreenProps = {
	/** The workspace's name; undefined for the cluster. */
	readonly name: string | undefined;
	readonly type: WorkloadType;
};

/** Edits a policy; with `from`, beginning with the earlier version of that number. */
export function EditPolicyScreen({name, type, from}: PolicyScreenProps & {readonly from?: number | undefined}) {
	return (
		<PolicyScope name={name}>
			{scope => (
				<Stored scope={scope} type={type}>
					{stored =>
						from === undefined ? (
							<PolicyEditor scope={scope} type={type} stored={stored} text={stored.text} />
						) : (
							<FromVersion scope={scope} type={type} stored={stored} from={from} />
						)
					}
				</Stored>
			)}
		</PolicyScope>
	);
}

/** Asks before a policy is deleted. */
export function DeletePolicyScreen({name, type}: PolicyScreenProps) {
	const {back} = useNavigation();
	return (
		<PolicyScope name={name}>
			{scope => (
				<Stored scope={scope} type={type}>
					{stored => (
						<ApplyDialog scope={scope} type={type} text="" base={stored.version} onDone={back} onCancel={back} />
					)}
				</Stored>
			)}
		</PolicyScope>
	);
}

type StoredProps = {
	readonly scope: PolicyScopeName;
	readonly type: WorkloadType;
	readonly children: (stored: StoredPolicyView) => ReactNode;
};

/** What is stored, for whoever may change it; why not, for everybody else. */
function Stored({scope, type, children}: StoredProps) {
	const {backend} = useConsole();
	const me = useKnownRoleActor();
	const answer = usePolicy(scope, type);
	const refused = backend.place.readOnly ?? (me ? maySetPolicies(me, scope.place) : undefined);
	if (me === undefined || answer === undefined) return null;
	if (refused !== undefined) return <WorkspaceProblem problem={refused} />;
	return answer.ok ? children(answer.value) : <WorkspaceProblem problem={answer.error} />;
}

type FromVersionProps = Pick<StoredProps, 'scope' | 'type'> & {
	readonly stored: StoredPolicyView;
	readonly from: number;
};

function FromVersion({scope, type, stored, from}: FromVersionProps) {
	const {backend, token} = useConsole();
	const answer = useLive(`history ${placeKey(scope.place)} ${type}`, () =>
		backend.policies.history(token, scope.place, type),
	);
	if (answer === undefined) return null;
	if (!answer.ok) return <WorkspaceProblem problem={answer.error} />;
	const version = answer.value.find(({seq}) => seq === from);
	if (version === undefined) return <WorkspaceProblem problem="There is no such version any more." />;
	return <PolicyEditor scope={scope} type={type} stored={stored} text={version.text} />;
}
