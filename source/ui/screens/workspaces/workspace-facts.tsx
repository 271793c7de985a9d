import type {WorkspaceView} from '../../../backend/backend.js';
import {Facts, type Fact} from '../../components/facts.js';
import {useConsole} from '../../hooks/use-console.js';
import {useLive} from '../../hooks/use-live.js';
import {useTheme, type Theme} from '../../theme/theme.js';
import {moment} from '../../words.js';
import {policiesText} from './workspace-columns.js';

/** What there is to know about a workspace, and who administers it, for beside the list. */
export function WorkspaceFacts({workspace}: {readonly workspace: WorkspaceView}) {
	const {backend, token} = useConsole();
	const theme = useTheme();
	const answer = useLive(`admins ${workspace.id}`, () => backend.roles.list(token, {workspaceId: workspace.id}));
	const admins = answer?.ok ? answer.value.map(({username}) => username) : undefined;
	const fact: Fact = {
		label: 'WorkspaceAdmins',
		value: admins === undefined ? theme.glyphs.ellipsis : admins.length === 0 ? 'none' : admins.join(', '),
		tone: admins === undefined || admins.length === 0 ? 'muted' : 'plain',
	};
	return <Facts facts={[...workspaceFacts(workspace, theme), fact]} labelWidth={17} />;
}

/** A workspace as facts. */
export function workspaceFacts(workspace: WorkspaceView, {glyphs}: Theme): readonly Fact[] {
	const {id, name, archived, owner, createdAt, policies} = workspace;
	return [
		{label: 'Workspace', value: name, tone: 'strong'},
		{
			label: 'Status',
			value: archived ? `${glyphs.off} archived: nothing new starts in it` : `${glyphs.on} active`,
			tone: archived ? 'warn' : 'good',
		},
		{label: 'Policies', value: policiesText(workspace), tone: policies.length === 0 ? 'muted' : 'plain'},
		{label: 'Owner', value: owner === '' ? 'nobody any more' : owner},
		{label: 'Created', value: `${moment(createdAt)} ${glyphs.dot} id ${id}`},
	];
}
