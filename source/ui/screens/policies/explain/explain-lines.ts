import type {PolicyExplanation} from '../../../../backend/backend.js';
import type {Scope} from '../../../../domain/config-policy/policy.js';
import {fieldPath} from '../../../../domain/config-policy/value/path.js';
import {isList, isMapping, type Value} from '../../../../domain/config-policy/value/value.js';
import {visible} from '../../../../domain/visible.js';
import type {TextLine} from '../../../components/scroll-lines.js';
import type {Glyphs} from '../../../theme/glyphs.js';
import type {Token} from '../../../theme/theme.js';

/** An explanation to read: whether it would run, every field with who set it, and what was overridden. */
export function explanationLines(explanation: PolicyExplanation, glyphs: Glyphs): readonly TextLine[] {
	const {config, origins, overrides, violations, scheduler} = explanation;
	const valueOf = valuesByPath(config);
	const refusals = violations.map(({message, scope}): TextLine => ({
		text: `${glyphs.no} ${visible(message)} (${scope})`,
		tone: 'bad',
	}));
	return [
		violations.length === 0
			? {text: `${glyphs.ok} It would run (scheduler ${scheduler}).`, tone: 'good'}
			: {text: `${glyphs.no} It would be refused (scheduler ${scheduler}):`, tone: 'bad'},
		...refusals,
		{text: ''},
		{text: 'Effective configuration, and who set it:', tone: 'strong'},
		...(origins.size === 0 ? [{text: '  nothing is set', tone: 'muted' as const}] : []),
		...[...origins].map(([path, scope]): TextLine => ({
			text: visible(`  ${words[scope]} ${path}: ${shown(valueOf.get(path))}`),
			tone: tones[scope],
			exact: true,
		})),
		{text: ''},
		{text: 'Overridden by policies:', tone: 'strong'},
		...(overrides.length === 0 ? [{text: '  nothing', tone: 'muted' as const}] : []),
		...overrides.map(({path, by, value, overridden}): TextLine => {
			const now = value === undefined ? 'gone' : shown(value);
			return {
				text: visible(`  ${words[by]} ${path}: ${now} instead of ${shown(overridden.value)} (${overridden.scope})`),
				tone: 'warn',
				exact: true,
			};
		}),
	];
}

const words: Readonly<Record<Scope, string>> = {user: 'user      ', workspace: 'workspace ', cluster: 'cluster   '};
const tones: Readonly<Record<Scope, Token>> = {user: 'plain', workspace: 'accent', cluster: 'warn'};

function shown(value: Value | undefined): string {
	return value === undefined ? 'null' : typeof value === 'string' ? value : JSON.stringify(value);
}

/** Every value of a configuration by the name of its field, mappings and lists too. */
function valuesByPath(config: Value): ReadonlyMap<string, Value> {
	const values = new Map<string, Value>();
	const visit = (value: Value, path: string) => {
		values.set(path, value);
		if (isList(value)) for (const [index, item] of value.entries()) visit(item, fieldPath(path, index));
		else if (isMapping(value)) for (const [key, field] of Object.entries(value)) visit(field, fieldPath(path, key));
	};
	visit(config, '');
	return values;
}
