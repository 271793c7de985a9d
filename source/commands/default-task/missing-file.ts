import type {DetError} from '../../domain/errors.js';

/**
 * The refusal where only reading is asked of a master.yaml that does not exist. It must have been named, since of the
 * usual ones only one that exists is taken, and a mistyped name must not look like a file that sets nothing.
 */
export function missingFile({file, exists}: {readonly file: string; readonly exists: boolean}): DetError | undefined {
	if (file === '' || exists) return undefined;
	const detail =
		'it does not exist: name another with --master-config or DET_MASTER_CONFIG, or make it with det default-task set';
	return {code: 'master-config-invalid', file, detail};
}
