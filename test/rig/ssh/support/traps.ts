import {chmodSync, mkdirSync, writeFileSync} from 'node:fs';
import type {PrivateHost} from './private-host.js';

const dir = '/tmp/traps';

/** Puts files at the names that dangerous variables point to; each tells when it is run. Nobody's to change. */
export function layTraps(host: PrivateHost): void {
	mkdirSync(host.path(dir));
	const lay = (name: string, text: string) => {
		writeFileSync(host.path(`${dir}/${name}`), text);
		chmodSync(host.path(`${dir}/${name}`), 0o755);
	};
	lay('rc', '#!/bin/sh\necho rc >> /tmp/sprung\n');
	lay('evil', '#!/bin/sh\necho evil >> /tmp/sprung\n');
	lay(
		'evil.cjs',
		`require('fs').appendFileSync('/tmp/sprung', 'evil.cjs\\n');\nmodule.exports = {verify: async () => true};\n`,
	);
	lay('libstdc++.so.6', 'no library\n');
	host.sh(`gcc -shared -o ${dir}/evil.so -xc -`, preloaded);
	// Written by whoever springs one, and to by the variables that name a directory.
	host.sh(`chmod 1777 ${dir}; touch /tmp/sprung; chmod 666 /tmp/sprung`);
}

/** The value as an attacker who can write to the traps would set it. */
export function trapped(value: string): string {
	return value.replaceAll('/nowhere', dir);
}

/** Which traps were sprung since they were laid or last asked for, and what was written beside them. */
export function sprung(host: PrivateHost): string {
	const laid = 'rc evil evil.cjs evil.so libstdc++.so.6'.split(' ').map(name => `! -name '${name}'`);
	return host.sh(`sort -u /tmp/sprung; find ${dir} -mindepth 1 ${laid.join(' ')}; : > /tmp/sprung`).trim();
}

/** Tells the name of every program it is loaded into. */
const preloaded = `
	#include <stdio.h>
	#include <unistd.h>
	__attribute__((constructor)) static void tell(void) {
		char name[512] = "";
		if (readlink("/proc/self/exe", name, sizeof name - 1) < 0) return;
		FILE *file = fopen("/tmp/sprung", "a");
		if (file == NULL) return;
		fprintf(file, "evil.so in %s\\n", name);
		fclose(file);
	}
`;
