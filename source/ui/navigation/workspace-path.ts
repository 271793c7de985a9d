/** The path of a workspace's page. Names may hold any character, a slash among them, so they are written as in URLs. */
export function workspacePath(name: string, ...below: readonly string[]): string {
	return ['workspaces', encodeURIComponent(name), ...below].join('/');
}

/** A part of a path as the name it stands for; one that was typed as it is stays so. */
export function nameOfPart(part: string): string {
	try {
		return decodeURIComponent(part);
	} catch {
		return part;
	}
}
