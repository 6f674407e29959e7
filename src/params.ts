import { defineParams } from '@sveltejs/kit/params'
import { z } from 'zod'

/** What a part of an address must look like; anything else is a page that does not exist. */
export const params = defineParams({ uuid: z.uuid() })
