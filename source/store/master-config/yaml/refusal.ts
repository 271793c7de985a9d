import {DetFailure, type DetError} from '../../../domain/errors.js';
import type {YamlDocument} from './yaml-document.js';

/** The error `master-config-invalid` at an offset of the text; `detail` is a clause without a full stop. */
export function refusal(file: string, text: string, offset: number, detail: string): DetError {
	return {code: 'master-config-invalid', file, detail, ...placeOf(text, offset)};
}

/** Gives an edit up with a sentence about the place; caught where the edit began (`checkedEdit`). */
export function refuse(yaml: YamlDocument, offset: number, detail: string): never {
	throw new DetFailure(refusal(yaml.file, yaml.text, offset, detail));
}

/** Line and column of an offset, both from 1; a byte order mark counts as nothing. */
export function placeOf(text: string, offset: number): {readonly line: number; readonly column: number} {
	const before = text.slice(text.startsWith('\uFEFF') ? 1 : 0, Math.max(offset, 0));
	const lines = before.split('\n');
	return {line: lines.length, column: lines[lines.length - 1]!.length + 1};
}
