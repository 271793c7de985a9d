import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test, {type TestContext} from 'node:test';
import {watchMasterConfig} from '../../../source/store/master-config/watch-master-config.js';
import {temporaryDirectory, until} from '../fixture.js';

function watch(t: TestContext, file: string): {count: () => number} {
	let count = 0;
	t.after(watchMasterConfig(file, () => count++));
	return {count: () => count};
}

test('a file that appears, changes, is replaced and goes is told of', async t => {
	const file = path.join(temporaryDirectory(t), 'master.yaml');
	const told = watch(t, file);
	const steps = [
		() => fs.writeFileSync(file, 'a: 1\n'),
		() => fs.writeFileSync(file, 'a: 22\n'),
		() => {
			fs.writeFileSync(`${file}.new`, 'a: 333\n');
			fs.renameSync(`${file}.new`, file);
		},
		() => fs.rmSync(file),
	];
	for (const step of steps) {
		const before = told.count();
		step();
		await until(() => told.count() > before);
	}
});

test('behind a symbolic link both are watched: the file and where the link points', async t => {
	const dir = temporaryDirectory(t);
	const [one, two, link] = ['one', 'two', 'link'].map(name => path.join(dir, name, 'master.yaml')) as [
		string,
		string,
		string,
	];
	for (const file of [one, two, link]) fs.mkdirSync(path.dirname(file));
	fs.writeFileSync(one, 'a: 1\n');
	fs.writeFileSync(two, 'a: 2\n');
	fs.symlinkSync(one, link);
	const told = watch(t, link);
	fs.writeFileSync(one, 'a: 11\n');
	await until(() => told.count() > 0);
	const before = told.count();
	fs.symlinkSync(two, `${link}.new`);
	fs.renameSync(`${link}.new`, link);
	await until(() => told.count() > before);
});

test('other files beside it are not told of, and a directory that is not there is no fault', async t => {
	const dir = temporaryDirectory(t);
	const file = path.join(dir, 'later', 'master.yaml');
	const told = watch(t, file);
	fs.mkdirSync(path.dirname(file));
	fs.writeFileSync(path.join(dir, 'later', 'other.yaml'), 'x');
	fs.writeFileSync(file, 'a: 1\n');
	await until(() => told.count() === 1);
	fs.writeFileSync(path.join(dir, 'later', 'other.yaml'), 'xy');
	fs.writeFileSync(file, 'a: 22\n');
	await until(() => told.count() > 1);
	assert.equal(told.count(), 2);
});
