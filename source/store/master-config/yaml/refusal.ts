import {DetFailure, type DetError} from '../../../domain/errors.js';
import {placeOf} from '../../../domain/yaml/place.js';
import type {YamlDocument} from './yaml-document.js';

/** The error `master-config-invalid` at an offset of the text; `detail` is a clause without a full stop. */
export function refusal(file: string, text: string, offset: number, detail: string): DetError {
	return {code: 'master-config-invalid', file, detail, ...placeOf(text, offset)};
}

/** Gives an edit up with a sentence about the place; caught where the edit began (`checkedEdit`). */
export function refuse(yaml: YamlDocument, offset: number, detail: string): never {
	throw new DetFailure(refusal(yaml.file, yaml.text, offset, detail));
}
