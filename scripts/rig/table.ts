import {readFileSync, writeFileSync} from 'node:fs';
import type {StageResult} from './run-stage.ts';
import type {Stage} from './stages.ts';

/**
 * Writes the table of stages into a README, between its two marks: names and promises from the code, cases and figures
 * from this run. A stage that did not run keeps the figures of the last one.
 */
export function recordTable(file: string, stages: readonly Stage[], results: readonly StageResult[]): void {
	const text = readFileSync(file, 'utf8');
	const [head, old = '', tail] = text.split(/<!-- stages -->\n|<!-- end of stages -->/);
	if (tail === undefined) throw new Error(`${file} has no marks for the table`);
	const rows = stages.map(stage => {
		const result = results.find(each => each.stage === stage.name);
		return [`\`${stage.name}\``, stage.promise, ...(result ? figuresOf(result) : kept(old, stage)), stage.notCovered];
	});
	const lines = [heading, heading.map(() => '---'), ...rows].map(cells => `| ${cells.join(' | ')} |\n`);
	writeFileSync(file, `${head}<!-- stages -->\n\n${lines.join('')}\n<!-- end of stages -->${tail}`);
}

const heading = ['Stage', 'Promised', 'Cases', 'Last run', 'Not covered'];

function figuresOf({cases, passed, failed, seconds, figures}: StageResult): readonly string[] {
	const tests = failed === 0 ? `${passed} passed` : `${passed} passed, ${failed} failed`;
	return [
		(cases === 0 ? passed : cases).toLocaleString('en'),
		[`${tests} in ${seconds.toFixed(0)} s`, ...figures].join('; '),
	];
}

function kept(table: string, {name}: Stage): readonly string[] {
	const row = table.split('\n').find(line => line.startsWith(`| \`${name}\` |`));
	const [, , , cases = '', figure = ''] = row?.split('|').map(cell => cell.trim()) ?? [];
	return [cases, figure];
}
