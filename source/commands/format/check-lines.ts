import {documentRules, productRuleText, type PasswordRule} from '../../domain/password-rules.js';

/**
 * The product's lines about a weak password: all five rules of the document, each with whether it is met, then those
 * of our own that are broken (`determined.md` 1.7). ASCII signs where the locale is not UTF-8.
 */
export function checkLines(broken: readonly PasswordRule[], unicode: boolean): string {
	const [met, not] = unicode ? ['✓', '✗'] : ['+', 'x'];
	const own = broken.filter(rule => !documentRules.includes(rule));
	return [...documentRules, ...own]
		.map(rule => `${broken.includes(rule) ? not : met} ${productRuleText(rule)}`)
		.join('\n');
}
