import assert from 'node:assert/strict';
import {test} from 'node:test';
import {unblock} from '../../../source/system/screen/unblock.js';

/** What a stream's handle is told about blocking. */
function told(stream: {readonly isTTY: boolean; readonly fd: number}): readonly boolean[] {
	const heard: boolean[] = [];
	unblock({...stream, _handle: {setBlocking: (on: boolean) => heard.push(on)}} as unknown as NodeJS.WriteStream);
	return heard;
}

test('a terminal that this process may open itself is written to without waiting for it', () => {
	assert.deepEqual(told({isTTY: true, fd: 1}), [false]);
});

test('what is no terminal, or may not be opened, stays as it was handed down', () => {
	assert.deepEqual(told({isTTY: false, fd: 1}), []);
	assert.deepEqual(told({isTTY: true, fd: 12_345}), []);
});
