import type {PasswordContext} from '../password-rules.js';

/** How hard a password is to guess: zxcvbn's score, from 0 (at once) to 4 (very), and its advice in English, `''` and `[]` when there is none. */
export type PasswordStrength = {
	readonly score: 0 | 1 | 2 | 3 | 4;
	readonly warning: string;
	readonly suggestions: readonly string[];
};

/** Rates a password. The dictionaries (70 MB of heap) are loaded at the first call, so only password screens pay for them. */
export async function passwordStrength(password: string, context: PasswordContext): Promise<PasswordStrength> {
	estimator ??= loadEstimator();
	const {check} = await estimator;
	// Longer input costs more than it tells: 3,000 characters took 653 ms.
	const text = password.slice(0, 128);
	const words = contextWords(context);
	// zxcvbn sees no pattern across upper and lower case ("Aaaaaaaaaaa1"), and a capital at the start is no secret.
	const [asTyped, lower] = [check(text, words), check(text.toLowerCase(), words)];
	const {score, feedback} = lower.score < asTyped.score ? lower : asTyped;
	return {score, warning: feedback.warning ?? '', suggestions: feedback.suggestions};
}

let estimator: ReturnType<typeof loadEstimator> | undefined;

async function loadEstimator() {
	const [{ZxcvbnFactory}, common, english] = await Promise.all([
		import('@zxcvbn-ts/core'),
		import('@zxcvbn-ts/language-common'),
		import('@zxcvbn-ts/language-en'),
	]);
	const factory = new ZxcvbnFactory({
		dictionary: {...common.dictionary, ...english.dictionary},
		graphs: common.adjacencyGraphs,
		translations: english.translations,
		// Looking for near misses of every word takes 240–520 ms a key; without it 4–100 ms.
		useLevenshteinDistance: false,
	});
	return {check: (password: string, words: string[]) => factory.check(password, words)};
}

function contextWords({username, displayName = '', hostname = ''}: PasswordContext): string[] {
	const words = [username, displayName, ...displayName.split(/\s+/), hostname, ...hostname.split('.')];
	return [...words, 'admin', 'determined', 'det', 'hpe', 'mlde', 'console'].filter(word => word !== '');
}
