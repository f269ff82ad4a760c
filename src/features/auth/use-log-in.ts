import { useMutation, useQuery } from '@tanstack/react-query'
import type { DemoPersona } from '#domain/account/demo-persona'
import { api, client } from '../../api/client'
import { failureSentence } from '../../api/failure-of'
import { endSession } from '../../api/session'
import { choosePatient } from '../../platform/kept/chosen-patient'
import { logInAsPersona, logInWithWechat, logInWithWechatPhone } from './log-in'

export type LogInWay = 'wechat-phone' | 'typed-code' | DemoPersona

interface Wish {
  readonly way: LogInWay
  readonly phoneCode?: string
  readonly isAsked?: boolean
}

/** One log-in at a time; `fault` is the sentence about the last one that failed. */
export function useLogIn(onDone: (way: LogInWay) => void) {
  const mutation = useMutation({
    mutationFn: async ({ way, phoneCode, isAsked = false }: Wish) => {
      if (way === 'wechat-phone') await logInWithWechatPhone(phoneCode ?? '')
      else if (way === 'typed-code') await logInWithWechat()
      else await logInAsPersona(way, isAsked)
    },
    onSuccess: (_, { way }) => onDone(way),
  })
  return {
    busyWith: mutation.isPending ? mutation.variables.way : null,
    fault: mutation.error ? failureSentence(mutation.error) : undefined,
    withWechatPhone: (phoneCode: string) => mutation.mutate({ way: 'wechat-phone', phoneCode }),
    withTypedCode: () => mutation.mutate({ way: 'typed-code' }),
    as: (persona: DemoPersona, isAsked: boolean) => mutation.mutate({ way: persona, isAsked }),
  }
}

/** Whom a browser may log in as. Nobody where there is no demonstration. */
export function useDemoPersonas() {
  const { data, isPending } = useQuery(api.auth.demoPersonas.queryOptions({}, { staleTime: Infinity }))
  return { personas: data?.rows ?? [], isPending }
}

/** Logs out on this phone at once; the server's token is ended too, if it can be reached. */
export function useLogOut(): () => void {
  return () => {
    const ended = client.auth.logout.mutate({})
    choosePatient(null)
    endSession()
    // The token is gone from this phone whether or not the server heard of it; there it runs out by itself.
    ended.catch(() => undefined)
  }
}
