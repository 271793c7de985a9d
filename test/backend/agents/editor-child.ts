import fs from 'node:fs';
import {once} from 'node:events';
import {fileOperations} from '../../../source/store/files/file-operations.js';
import {openLock} from '../../../source/store/files/lock.js';

// Another program for the tests: `node editor-child.js DIR FILE` keeps the store busy, says so, and edits the file as
// an editor does (a new file in its place) when it is told to; then it lets the store go.

const [dir = '', file = ''] = process.argv.slice(2);
const origin = {tty: 'pts/7', address: '', osUser: 'root', osUid: 0};
const lock = openLock({dir, origin, clock: () => new Date(), operations: fileOperations});
await lock.hold(async () => {
	process.send?.('busy');
	await once(process, 'message');
	const text = fs.readFileSync(file, 'utf8');
	fs.writeFileSync(`${file}.new`, text.replace('port: 8080', 'port: 9090'));
	fs.renameSync(`${file}.new`, file);
});
await lock.close();
process.disconnect();
