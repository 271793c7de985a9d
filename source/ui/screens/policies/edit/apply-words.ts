import type {PolicyProposal} from '../../../../backend/backend.js';
import {visible} from '../../../../domain/visible.js';
import {diffLine} from '../../../components/diff-line.js';
import type {TextLine} from '../../../components/scroll-lines.js';
import {counted} from '../../../words.js';
import type {PolicyScopeName} from '../policy-words.js';

/** What a change reaches, in the product's words. */
export function impact({name}: PolicyScopeName, {workspaces}: PolicyProposal): string {
	if (name !== undefined) return `This will impact underlying projects and their experiments in workspace ${name}.`;
	return `This will impact all underlying workspaces (${workspaces.length}), projects, and submitted experiments in the cluster.`;
}

/** The lines that differ, with as much around them as `room` rows have place for, what of it has no effect, and every workspace that is affected. */
export function proposalLines(scope: PolicyScopeName, proposal: PolicyProposal, room: number): readonly TextLine[] {
	const {lines, changes, workspaces, overlaps} = proposal;
	const diff = fitting(lines, room).map(diffLine);
	const overruled = overlaps.map(({path, value}): TextLine => {
		const instead = value === undefined ? 'goes without it' : `enforces ${JSON.stringify(value)}`;
		return {text: visible(`! ${path} has no effect: the cluster's policy ${instead}`), tone: 'warn'};
	});
	return [
		...diff,
		...(lines.length > 0 && changes.length === 0
			? [{text: 'Only comments and layout differ; what it enforces stays.'}]
			: []),
		...overruled,
		...(scope.name === undefined && lines.length > 0
			? [{text: `Affects ${counted(workspaces.length, 'workspace')}: ${visible(workspaces.join(', '))}`}]
			: []),
	];
}

function fitting(lines: PolicyProposal['lines'], room: number): PolicyProposal['lines'] {
	const first = lines.findIndex(({kind}) => kind !== ' ');
	const last = lines.findLastIndex(({kind}) => kind !== ' ');
	const around = [3, 2, 1, 0].map(more => lines.slice(Math.max(0, first - more), last + 1 + more));
	return around.find(each => each.length <= room) ?? around.at(-1) ?? [];
}
