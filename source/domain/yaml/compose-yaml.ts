import {
	Composer,
	Lexer,
	Parser,
	type CST,
	type Document,
	type DocumentOptions,
	type ParsedNode,
	type SchemaOptions,
} from 'yaml';
import {nodeProblem, type NodeProblem} from './node-problem.js';

/** A YAML text with its nodes, each with its offsets in the text. */
export type ComposedYaml = {
	readonly document: Document.Parsed;
	/** Undefined for a text without a value. */
	readonly root: ParsedNode | undefined;
	/** Where another top-level key can be appended: before `...`, else at the end of the text. */
	readonly end: number;
};

/** The nodes, or the first thing that is wrong; `detail` is a clause without a full stop. */
export type ComposedOrProblem =
	{readonly ok: true; readonly value: ComposedYaml} | {readonly ok: false; readonly problem: NodeProblem};

/** Far above any real configuration (the longest seen have some 20,000 bytes); bounds the time a hostile one takes. */
export const yamlLimits = {characters: 262_144, lexemes: 20_000, depth: 100};

/**
 * Parses untrusted YAML within bounded time and never throws. Everything the product would read otherwise than we do,
 * or that has no place in a configuration, is a problem: syntax errors, several documents, duplicate keys, deep
 * nesting, alias bombs, line breaks of YAML 1.1 only, control characters.
 */
export function composeYaml(text: string, options: DocumentOptions & SchemaOptions = {}): ComposedOrProblem {
	if (text.length > yamlLimits.characters) return refuse(0, `it is larger than ${yamlLimits.characters / 1024} KiB`);
	const odd = oddCharacter.exec(text);
	if (odd)
		return refuse(odd.index, `it holds ${characterName(odd[0])}, which the master cannot read or takes for a line end`);
	try {
		const parser = new Parser();
		const composer = new Composer({prettyErrors: false, uniqueKeys: false, logLevel: 'error', merge: true, ...options});
		const documents: Document.Parsed[] = [];
		let end = text.length;
		let lexemes = 0;
		const take = (token: CST.Token) => {
			if (token.type === 'doc-end') end = token.offset;
			documents.push(...composer.next(token));
		};
		for (const lexeme of new Lexer().lex(text)) {
			lexemes += 1;
			if (lexemes > yamlLimits.lexemes) return refuse(parser.offset, 'it holds too many parts for a configuration');
			for (const token of parser.next(lexeme)) take(token);

			// The composer recurses, so depth is bounded before it sees anything.
			if (parser.stack.length > yamlLimits.depth)
				return refuse(parser.offset, `it is nested deeper than ${yamlLimits.depth} levels`);
		}

		for (const token of parser.end()) take(token);
		documents.push(...composer.end(true, text.length));
		const [document, second] = documents;
		if (!document) return refuse(0, 'it holds no document');
		const error = document.errors.toSorted((a, b) => a.pos[0] - b.pos[0])[0];
		if (error) return refuse(error.pos[0], `not valid YAML: ${clause(error.message)}`);
		if (second) return refuse(second.range[0], 'a second document begins here, which the master would not read');
		const root = document.contents ?? undefined;
		const problem = root && nodeProblem(root);
		return problem ? {ok: false, problem} : {ok: true, value: {document, root, end}};
	} catch (error) {
		return refuse(0, `it cannot be parsed: ${clause(error instanceof Error ? error.message : String(error))}`);
	}
}

function refuse(offset: number, detail: string): ComposedOrProblem {
	return {ok: false, problem: {offset, detail}};
}

/** Control characters, lone surrogates, a carriage return alone, and the line separators that only YAML 1.1 breaks lines at. */
const oddCharacter = /(?![\t\n\r])\p{Cc}|\r(?!\n)|[\u2028\u2029\uFFFE\uFFFF]|\p{Cs}/u;

function characterName(character: string): string {
	if (character === '\r') return 'a carriage return without a line feed';
	return `the character U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
}

/** The first line of a library's message, as a clause of our sentence. */
function clause(message: string): string {
	return (message.split('\n')[0] ?? '').slice(0, 160).replace(/[.:]\s*$/, '');
}
