import type {Output} from '../../system/direct-output.js';
import type {Prompts} from '../../system/prompt/prompts.js';

/**
 * Asks until yes or no is answered, as the product does (`determined.md` 1.5); Ctrl-C is no. Undefined when the input
 * ended: nobody was asked.
 */
export async function askYesNo(prompts: Prompts, stdout: Output, question: string): Promise<boolean | undefined> {
	for (;;) {
		const answer = await prompts.ask(`${question} [y/n]: `);
		if (answer.kind === 'interrupted') return false;
		if (answer.kind !== 'text') {
			stdout.write('\n');
			return undefined;
		}

		const word = answer.text.trim().toLowerCase();
		if (word === 'y' || word === 'yes') return true;
		if (word === 'n' || word === 'no') return false;
		stdout.write("Please respond with 'y'/'yes' or 'n'/'no'\n");
	}
}
