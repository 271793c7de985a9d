import type {DefaultTask} from '../default-task.js';

/**
 * The lines of a Dockerfile that make the identity in a custom image, with the writable HOME that every task needs; empty
 * for root, which every image has. To be copied as they are, so names are quoted where a shell would read them otherwise.
 */
export function dockerfileLines({user, uid, group, gid}: DefaultTask): readonly string[] {
	if (uid === 0) return [];
	const useradd = ['useradd --create-home --no-log-init \\', `    --uid ${uid} --gid ${gid} ${shellWord(user)}`];
	// Every image has the group 0.
	if (gid === 0) return [`RUN ${useradd[0]}`, ...useradd.slice(1)];
	return [`RUN groupadd --gid ${gid} ${shellWord(group)} \\`, ` && ${useradd[0]}`, ...useradd.slice(1)];
}

/** A Unix name may end in a dollar sign, and nothing else in it means anything to a shell. */
function shellWord(name: string): string {
	return name.endsWith('$') ? `'${name}'` : name;
}
