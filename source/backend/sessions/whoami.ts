import {ok, type Result} from '../../domain/result.js';
import type {User} from '../../domain/user.js';
import type {Token} from '../backend.js';
import type {Context} from '../context.js';
import {readAs} from '../perform.js';
import {userIn} from '../user-view.js';

/** Who the token is now. Errors: `signed-out` with the reason, those of the store. */
export async function whoami(context: Context, token: Token): Promise<Result<User>> {
	const reading = await readAs(context, token, {beforePasswordChange: true});
	return reading.ok ? ok(userIn(reading.value.snapshot, reading.value.actor)) : reading;
}
