import type {Fact} from '../components/facts.js';
import {identitySentence, identityTone} from '../identity-words.js';
import {useTheme} from '../theme/theme.js';
import {screenText} from '../words.js';
import {useConsole} from './use-console.js';
import {useLive} from './use-live.js';
import {useBodySize} from './use-size.js';

/** Whom the user's tasks run as and why, as a fact without its label; short where the screen is narrow. */
export function useRunsAs(name: string): Pick<Fact, 'value' | 'tone'> {
	const {backend, token} = useConsole();
	const {glyphs} = useTheme();
	const {columns} = useBodySize();
	const answer = useLive(`identity ${name}`, () => backend.agents.describe(token, name));
	if (answer === undefined || !answer.ok) return {value: glyphs.ellipsis, tone: 'muted'};
	const {identity} = answer.value;
	if (!identity.ok) return {value: `? unknown: ${screenText(identity.error)}`, tone: 'warn'};
	return {value: identitySentence(identity.value, glyphs, columns < 80), tone: identityTone(identity.value)};
}
