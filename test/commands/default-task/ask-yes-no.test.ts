import assert from 'node:assert/strict';
import {test} from 'node:test';
import {askYesNo} from '../../../source/commands/default-task/ask-yes-no.js';
import type {Output} from '../../../source/system/direct-output.js';
import type {Answer, Prompts} from '../../../source/system/prompt/prompts.js';

/** Answers the questions one after the other; gives the outcome and everything that was written. */
async function ask(...answers: readonly (string | Answer)[]) {
	let written = '';
	const stdout = {write: (text: string) => void (written += text)} as unknown as Output;
	const rest = [...answers];
	const prompts = {
		async ask(question: string): Promise<Answer> {
			written += question;
			const answer = rest.shift();
			assert.ok(answer !== undefined, 'asked more often than expected');
			return typeof answer === 'string' ? {kind: 'text', text: answer} : answer;
		},
	} as unknown as Prompts;
	const yes = await askYesNo(prompts, stdout, 'Apply?');
	assert.deepEqual(rest, []);
	return {yes, written};
}

test('y, yes, n and no are answers in any case', async () => {
	for (const answer of ['y', 'Y', 'yes', 'YES', ' y ']) assert.equal((await ask(answer)).yes, true, answer);
	for (const answer of ['n', 'No', 'NO']) assert.equal((await ask(answer)).yes, false, answer);
});

test('anything else is asked again', async () => {
	const {yes, written} = await ask('', 'perhaps', 'y');
	assert.equal(yes, true);
	assert.equal(
		written,
		"Apply? [y/n]: Please respond with 'y'/'yes' or 'n'/'no'\nApply? [y/n]: Please respond with 'y'/'yes' or 'n'/'no'\nApply? [y/n]: ",
	);
});

test('Ctrl-C is no, the end of the input no answer', async () => {
	assert.equal((await ask({kind: 'interrupted'})).yes, false);
	assert.equal((await ask('perhaps', {kind: 'closed'})).yes, undefined);
});
