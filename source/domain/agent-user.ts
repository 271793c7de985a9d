/** The Unix identity tasks run as on an agent: uid and gid are integers 0…2147483647, the names valid Unix names. */
export type AgentUserGroup = {
	readonly agentUid: number;
	readonly agentUser: string;
	readonly agentGid: number;
	readonly agentGroup: string;
};

/** The largest uid or gid accepted: above it libuv and setpriv misread the number (CVE-2019-14287 class). */
export const largestId = 2_147_483_647;
