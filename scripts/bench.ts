/** `npm run bench`: every measurement in test/bench, one after the other; `npm run bench -- store` only some. */
import {spawn} from 'node:child_process';
import {globSync} from 'node:fs';
import {join} from 'node:path';

const root = join(import.meta.dirname, '..');
const wanted = process.argv.slice(2);
const all = globSync('test/bench/*.bench.{ts,tsx}', {cwd: root});
const files = all.filter(file => wanted.length === 0 || wanted.some(part => file.includes(part))).toSorted();
if (files.length === 0) {
	console.error(`No benchmark${wanted.length > 0 ? ` matches ${wanted.join(' or ')}` : ''} in test/bench.`);
	process.exitCode = 1;
}

for (const file of files) {
	console.log(`\n${file}`);
	const compiled = join(root, 'dist/modules', file.replace(/\.tsx?$/, '.js'));
	const child = spawn(process.execPath, ['--enable-source-maps', compiled], {cwd: root, stdio: 'inherit'});
	const code = await new Promise(resolve => {
		child.on('close', resolve);
	});
	if (code !== 0) process.exitCode = 1;
}
