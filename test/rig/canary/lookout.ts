import {readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';

/** Where a secret was found, in words. */
export type Sighting = {readonly secret: string; readonly where: string};

/** Looks for secrets where others could: in files, and in what /proc tells of every process (R24). */
export class Lookout {
	readonly sightings: Sighting[] = [];
	processes = 0;
	readonly #secrets = new Map<string, readonly Buffer[]>();
	#looking: Promise<void> | undefined;
	#stopped = false;

	/** From now on this is looked for as well; `name` is what it is called in a sighting. */
	mark(name: string, secret: string): string {
		// As it is typed, and as it would stand in a URL, in a dump of 16-bit text or in Base64.
		const forms = [
			secret,
			encodeURIComponent(secret),
			Buffer.from(secret).toString('base64').replace(/=+$/, '').slice(0, -1),
		];
		this.#secrets.set(name, [...new Set(forms)].map(form => Buffer.from(form)).concat(Buffer.from(secret, 'utf16le')));
		return secret;
	}

	/** Looks at the command lines, environments and titles of all processes, again and again until `stop`. */
	watchProcesses(): void {
		this.#looking = (async () => {
			while (!this.#stopped) {
				for (const pid of readdirSync('/proc').filter(name => /^\d+$/.test(name))) this.#look(Number(pid));
				await new Promise(resolve => setTimeout(resolve, 5));
			}
		})();
	}

	async stop(): Promise<void> {
		this.#stopped = true;
		await this.#looking;
	}

	/** Looks into bytes; `where` is what they are. */
	see(where: string, bytes: Buffer): void {
		for (const [secret, forms] of this.#secrets) {
			if (forms.some(form => bytes.includes(form))) this.sightings.push({secret, where});
		}
	}

	/** Looks into every file below the directory, but those of which the name is excepted. */
	seeFiles(dir: string, except: (file: string) => boolean = () => false): number {
		const files = readdirSync(dir, {recursive: true, withFileTypes: true}).filter(entry => entry.isFile());
		for (const entry of files) {
			const file = path.join(entry.parentPath, entry.name);
			if (!except(file)) this.see(file, readFileSync(file));
		}

		return files.length;
	}

	#look(pid: number): void {
		if (pid === process.pid) return;
		for (const part of ['cmdline', 'environ', 'comm']) {
			try {
				this.see(`${part} of a process`, readFileSync(`/proc/${pid}/${part}`));
			} catch {
				continue; // ended meanwhile
			}
		}

		this.processes++;
	}
}
