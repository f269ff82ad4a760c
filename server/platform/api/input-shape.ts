import * as z from 'zod/mini'

/** The shapes that every router's inputs are made of. */

/** One spelling, so that two texts that name one row are equal. */
export const id = z.uuid().check(z.toLowerCase())
