import {Box, Text} from 'ink';
import type {StoredPolicyView, WorkloadType} from '../../../backend/backend.js';
import {workloadTypes} from '../../../domain/config-policy/policy.js';
import {visible} from '../../../domain/visible.js';
import {maySetPolicies} from '../../../domain/workspace/role.js';
import {CodeView} from '../../components/editor/code-view.js';
import {copyActs} from '../../copy/copy-acts.js';
import {useCopy} from '../../copy/copying.js';
import {fit} from '../../components/table/fit.js';
import {useConsole} from '../../hooks/use-console.js';
import {useRoleActor} from '../../hooks/workspaces/use-role-actor.js';
import {keyLabel} from '../../keys/key-table.js';
import {useActs} from '../../keys/use-acts.js';
import {useNavigation} from '../../navigation/navigation.js';
import {useTheme} from '../../theme/theme.js';
import {moment, screenText} from '../../words.js';
import {policyPath, scopeSentence, typeHints, typeWords, type PolicyScopeName} from './policy-words.js';
import {placeKey, usePolicy} from './use-policy.js';

export type PolicyPaneProps = {
	readonly scope: PolicyScopeName;
	readonly type: WorkloadType;
	readonly onType: (type: WorkloadType) => void;
	readonly width: number;
	readonly height: number;
	/** False while something else has the keys. */
	readonly active: boolean;
};

/** One policy: which of the two it is, since when and by whom, its document, and what can be done with it. */
export function PolicyPane({scope, type, onType, width, height, active}: PolicyPaneProps) {
	const {backend} = useConsole();
	const {open} = useNavigation();
	const {styles, glyphs, unicode, linear} = useTheme();
	const me = useRoleActor();
	const copy = useCopy();
	const {readOnly} = backend.place;
	const answer = usePolicy(scope, type);
	const policy = answer?.ok ? answer.value : undefined;
	const refused = readOnly ?? maySetPolicies(me, scope.place);
	const isSet = policy !== undefined && policy.version !== 'absent';
	const other = workloadTypes.find(each => each !== type)!;
	useActs(
		[
			{
				id: 'policies.edit',
				run: () => open(policyPath(scope, type, 'edit')),
				disabled: refused,
				label: isSet ? 'edit' : 'write one',
			},
			{id: 'policies.history', run: () => open(policyPath(scope, type, 'history'))},
			{id: 'policies.explain', run: () => open('policies/explain')},
			{
				id: 'policies.delete',
				run: () => open(policyPath(scope, type, 'delete')),
				disabled: refused ?? (isSet ? undefined : 'There is no policy to delete'),
			},
			...copyActs(isSet ? {value: {what: 'Policy', text: policy.text, document: true}} : undefined, copy),
			{id: 'policies.type', run: () => onType(other), label: typeWords[other]},
		],
		{active},
	);
	return (
		<Box flexDirection="column" width={width}>
			{linear ? (
				<Text>{`Policy for ${typeWords[type]}; tab: ${typeWords[other]}`}</Text>
			) : (
				<Text wrap="truncate">
					{'  '}
					{workloadTypes.map(each => (
						<Text key={each} {...styles[each === type ? 'strong' : 'muted']}>
							{`${each === type ? glyphs.on : glyphs.off} ${typeWords[each]}   `}
						</Text>
					))}
					<Text {...styles.muted}>{keyLabel('tab', unicode)}</Text>
				</Text>
			)}
			<Text {...styles.muted}>{fit(`  ${since(policy, scope, type)}`, width, glyphs.ellipsis).trimEnd()}</Text>
			{answer && !answer.ok ? <Text {...styles.bad}>{`  ${screenText(answer.error)}`}</Text> : null}
			{isSet ? (
				<CodeView
					key={`${placeKey(scope.place)} ${type}`}
					text={policy.text}
					width={width}
					height={Math.max(1, height - 2)}
					active={active}
				/>
			) : null}
		</Box>
	);
}

function since(policy: StoredPolicyView | undefined, scope: PolicyScopeName, type: WorkloadType): string {
	if (policy === undefined) return '';
	if (policy.version === 'absent') return `No policy for ${typeHints[type]} of ${visible(scopeSentence(scope))}`;
	const where = `${typeWords[type]} of ${visible(scopeSentence(scope))}`;
	return `Set ${moment(policy.updatedAt)} by ${visible(policy.updatedBy)}, applied to ${where}`;
}
