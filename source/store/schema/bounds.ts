/** Deepest nesting accepted in a document (R13). */
export const deepest = 32;

/** Largest number of users (R13). */
export const mostUsers = 20_000;

/** Largest numbers of workspaces, and of roles given on them. */
export const mostWorkspaces = 5000;
export const mostRoleAssignments = 50_000;

/**
 * What no document may hold, wherever it stands, also in fields we do not know (R13, R14): keys that reach prototypes,
 * numbers JSON cannot carry exactly, broken Unicode, deep nesting. Undefined when all is well, else the reason.
 */
export function boundsProblem(value: unknown, path: string, depth = 1): string | undefined {
	switch (typeof value) {
		case 'string':
			return value.isWellFormed() ? undefined : `${path} holds half a Unicode character`;
		case 'number':
			return isExact(value) ? undefined : `${path} is a number that JSON cannot keep`;
		case 'boolean':
			return undefined;
		case 'object':
			if (value === null) return undefined;
			if (depth > deepest) return `${path} is nested deeper than ${deepest}`;
			return Array.isArray(value) ? arrayProblem(value, path, depth) : objectProblem(value, path, depth);
		default:
			return `${path} is not JSON`;
	}
}

function arrayProblem(values: readonly unknown[], path: string, depth: number): string | undefined {
	for (let index = 0; index < values.length; index++) {
		const problem = boundsProblem(values[index], `${path}[${index}]`, depth + 1);
		if (problem !== undefined) return problem;
	}
	return undefined;
}

function objectProblem(value: object, path: string, depth: number): string | undefined {
	for (const [key, each] of Object.entries(value)) {
		if (forbidden.has(key)) return `${path} has a field named ${key}`;
		// A field that is undefined is not written at all.
		const problem = each === undefined ? undefined : boundsProblem(each, path, depth + 1);
		if (problem !== undefined)
			return problem.startsWith(path) ? `${path}.${key}${problem.slice(path.length)}` : problem;
		if (!key.isWellFormed()) return `${path} has a field whose name holds half a Unicode character`;
	}
	return undefined;
}

const forbidden: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

function isExact(value: number): boolean {
	return Number.isFinite(value) && !Object.is(value, -0) && (!Number.isInteger(value) || Number.isSafeInteger(value));
}
