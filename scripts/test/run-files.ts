import {availableParallelism} from 'node:os';
import {failureText} from './report.ts';
import {runTestFile, type FileResult, type RunOptions} from './run-file.ts';

/** Runs test files, and prints each failure as soon as it is known. */
export async function runTestFiles(root: string, files: readonly string[], options: RunOptions): Promise<FileResult[]> {
	const results: FileResult[] = [];
	const waiting = files.values();
	const worker = async (): Promise<void> => {
		for (const file of waiting) {
			const result = await runTestFile(root, file, options);
			results.push(result);
			for (const failure of result.failures) console.log(failureText(root, file, failure));
		}
	};
	await Promise.all(Array.from({length: options.atOnce ?? Math.max(2, availableParallelism())}, worker));
	return results;
}
