import path from 'node:path';
import {DetFailure} from '../../../domain/errors.js';
import {errnoOf, ioFailure} from '../../files/io-error.js';

/** An `io` failure about master.yaml in words; others pass. */
export function worded(file: string, error: unknown, errno = errnoOf(error)): DetFailure {
	const failure = ioFailure(file, error);
	if (failure.error.code !== 'io') return failure;
	if (errno === 'EACCES' || errno === 'EPERM') {
		return new DetFailure({...failure.error, file, remedy: 'run as the owner of the file, or edit it by hand'});
	}

	if (errno !== 'ENOENT' && errno !== 'ENOTDIR') return new DetFailure({...failure.error, file});
	return new DetFailure({
		...failure.error,
		file,
		cause: `the directory ${path.dirname(file)} does not exist`,
		remedy: 'create it, or name another file with --master-config',
	});
}
