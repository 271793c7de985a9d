import {listGenerations} from '../../backend/recovery/list-generations.js';
import {restore} from '../../backend/recovery/restore.js';
import {visible} from '../../domain/visible.js';
import {done, forRoot, type CommandContext, type Outcome} from '../context.js';
import {originHere} from '../open-here.js';
import {answered} from '../credentials/passwords.js';

type Given = {
	readonly flags: {readonly yes: boolean};
	readonly args: {readonly generation: string | undefined};
};

/**
 * `det store restore`: puts a kept content of `store.json` back, after the word `restore` was typed or with `--yes`.
 * Needs no sign-in, since a damaged store signs nobody in: whoever owns the files may replace them anyway.
 */
export async function restoreStore({flags, args}: Given, context: CommandContext): Promise<Outcome> {
	if (context.lent) return forRoot;
	const n = readNumber(args.generation ?? '1');
	if (n === undefined)
		return {kind: 'wrong usage', text: `argument N: invalid int value: '${visible(args.generation ?? '')}'`};
	const {readOnly} = context;
	if (readOnly !== undefined) return {kind: 'failed', error: {code: 'read-only', reason: readOnly}};
	const {dataDir} = context.places;
	const generations = await listGenerations(dataDir);
	if (!generations.ok) return {kind: 'failed', error: generations.error};
	const wanted = generations.value.find(generation => generation.n === n);
	if (wanted === undefined)
		return {kind: 'failed with', text: `generation ${n} is not there: see det store generations`};
	if (!flags.yes) {
		const {writtenAt, users, problem} = wanted;
		const what = `generation ${n} of ${writtenAt} with ${users} users${problem === '' ? '' : `, which is damaged,`}`;
		const refusal = await confirm(
			context,
			`This puts ${what} in the place of the present store and signs everybody out.`,
		);
		if (refusal !== undefined) return refusal;
	}

	const restored = await restore({dataDir, origin: originHere(), clock: () => new Date()}, n);
	if (!restored.ok) return {kind: 'failed', error: restored.error};
	const {revision, aside} = restored.value;
	context.stdout.write(`Restored generation ${n} as revision ${revision}; everybody is signed out.\n`);
	if (aside !== '') context.stdout.write(`The damaged file is kept as ${visible(aside)}\n`);
	return done;
}

/** A whole number from 1; undefined for anything else. */
function readNumber(text: string): number | undefined {
	return /^[1-9]\d{0,3}$/.test(text) ? Number(text) : undefined;
}

/** Undefined when it was confirmed, else how the command ends. */
async function confirm(context: CommandContext, sentence: string): Promise<Outcome | undefined> {
	if (context.stdin.isTTY !== true) return {kind: 'wrong usage', text: '--yes is needed where nobody can be asked'};
	context.stdout.write(`${visible(sentence)}\n`);
	const prompts = await context.prompts();
	const answer = answered(await prompts.ask("Type 'restore' to go on: "));
	if (!answer.ok) return answer.outcome;
	return answer.value.trim() === 'restore' ? undefined : {kind: 'mistake', text: 'Nothing was changed'};
}
