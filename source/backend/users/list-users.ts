import {ok, type Result} from '../../domain/result.js';
import type {User} from '../../domain/user.js';
import type {Token} from '../backend.js';
import type {Context} from '../context.js';
import {readAs} from '../perform.js';
import {usersIn} from '../user-view.js';

/** Every user by id; everybody who is signed in may see them. */
export async function listUsers(context: Context, token: Token): Promise<Result<readonly User[]>> {
	const reading = await readAs(context, token);
	return reading.ok ? ok(usersIn(reading.value.snapshot)) : reading;
}
