import {dirname} from 'node:path';
import type {Failure, FileResult} from './run-file.ts';

/** Failures last longest on the screen: the name, where it is, what was wrong, and the frames that are ours. */
export function failureText(root: string, file: string, {name, message, place, output}: Failure): string {
	const ours = message
		.split('\n')
		// A stack of a bundle quotes its line, which may be the whole program.
		.map(line => (line.length > 500 ? `${line.slice(0, 500)}…` : line))
		.filter(line => !/^\s+at .*(node:|node_modules)/.test(line))
		.map(line => line.replaceAll(`file://${root}/`, '').replaceAll(`${root}/`, ''));
	const where = place.replace(`file://${root}/`, '').replace(`${root}/`, '');
	const written = output.trim() && `\n${indent(output.trim().split('\n').slice(-30), '  │ ')}`;
	return `\n✗ ${name}\n  ${where || file}\n${indent(ours, '    ')}${written}`;
}

/** One line a folder: how many tests in how many files. */
export function foldersText(results: readonly FileResult[]): string {
	const folders = Map.groupBy(results, result => dirname(result.file));
	return [...folders]
		.toSorted(([a], [b]) => a.localeCompare(b))
		.map(([folder, files]) => {
			const {passed, failed} = totals(files);
			const seconds = (files.reduce((sum, {ms}) => sum + ms, 0) / 1000).toFixed(1);
			return `${failed === 0 ? '✓' : '✗'} ${folder.padEnd(36)} ${String(passed).padStart(5)} in ${files.length} files, ${seconds} s\n`;
		})
		.join('');
}

/** The files that cost most, if any costs much. */
export function slowText(results: readonly FileResult[]): string {
	const slow = results.filter(({ms}) => ms > 3000).toSorted((a, b) => b.ms - a.ms);
	const items = slow.slice(0, 5).map(({file, ms}) => `${file} ${(ms / 1000).toFixed(1)} s`);
	return items.length === 0 ? '' : `slowest: ${items.join(', ')}\n`;
}

/** Sums over files. */
export function totals(results: readonly FileResult[]): {passed: number; failed: number; skipped: number} {
	const sum = (of: (result: FileResult) => number): number => results.reduce((total, item) => total + of(item), 0);
	return {
		passed: sum(item => item.passed),
		failed: sum(item => item.failures.length),
		skipped: sum(item => item.skipped),
	};
}

function indent(lines: readonly string[], by: string): string {
	return lines.map(line => `${by}${line}`).join('\n');
}
