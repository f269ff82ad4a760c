import { useState } from 'react'
import { deskCodeInHalves, parseDeskCode } from '#domain/account/desk-code'
import { client } from '../../api/client'
import { useWrite } from '../../api/use-write'
import { scanCode } from '../../platform/wechat/scan-code'

/** The code that a desk shows, typed or scanned on the phone. */
export function useApproveDesk() {
  const [typed, setTyped] = useState('')
  const write = useWrite(client.auth.deskLogin.approve.mutate)
  const code = parseDeskCode(typed)

  function setCode(text: string): void {
    setTyped(text)
    write.reset()
  }

  return {
    typed,
    setTyped: setCode,
    /** Fills in what the camera read. Approving stays a tap of its own: a code may lie where it should not. */
    scan: async () => {
      const seen = await scanCode()
      const read = seen === undefined ? null : parseDeskCode(seen)
      if (seen !== undefined) setCode(read ? deskCodeInHalves(read) : seen.slice(0, 20))
    },
    isWhole: code !== null,
    approve: () => write.mutate({ code: code ?? typed }),
    approving: write.isPending,
    isApproved: write.isSuccess,
    error: write.error,
  }
}
