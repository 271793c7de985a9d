import assert from 'node:assert/strict';
import path from 'node:path';
import test from 'node:test';
import {findMasterConfig} from '../../source/system/find-master-config.js';

const everything = () => true;
const nothing = () => false;

test('the option wins over the environment, and the environment over the usual places', () => {
	assert.equal(findMasterConfig('/a', {DET_MASTER_CONFIG: '/b'}, everything), '/a');
	assert.equal(findMasterConfig(undefined, {DET_MASTER_CONFIG: '/b'}, everything), '/b');
	assert.equal(findMasterConfig(undefined, {}, everything), '/etc/determined/master.yaml');
});

test('a relative path is told as the file it means', () => {
	assert.equal(findMasterConfig('master.yaml', {}, everything), path.resolve('master.yaml'));
	assert.equal(findMasterConfig(undefined, {DET_MASTER_CONFIG: './m'}, everything), path.resolve('m'));
});

test('the documented place is taken when the packaged one is not there', () => {
	const documented = '/usr/local/determined/etc/master.yaml';
	assert.equal(
		findMasterConfig(undefined, {}, file => file === documented),
		documented,
	);
});

test('a file that was named need not exist, and nothing named and nothing there is no file', () => {
	assert.equal(findMasterConfig('/new', {}, nothing), '/new');
	assert.equal(findMasterConfig(undefined, {}, nothing), undefined);
	assert.equal(findMasterConfig('', {DET_MASTER_CONFIG: ''}, nothing), undefined);
});
