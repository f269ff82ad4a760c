import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { parseVerificationCode } from '#domain/contract/verification-code'
import { client } from '../../api/client'
import { failureSentence } from '../../api/failure-of'

export type ContractCopy = Awaited<ReturnType<typeof client.contract.check.query>>
export type Certificate = Awaited<ReturnType<typeof client.coverage.check.query>>

/** What a code stands for; both null where no paper has it. */
export interface CheckedPaper {
  readonly contract: ContractCopy | null
  readonly certificate: Certificate | null
}

/** From the code on a paper to what is kept of that paper. Whoever holds it need not know what it is, nor log in. */
export function usePaperCheck() {
  const [typed, setTyped] = useState('')
  const code = parseVerificationCode(typed)
  const asking = useMutation({ mutationFn: findPaper })
  return {
    typed,
    /** Another code starts over. */
    type: (text: string) => {
      setTyped(text)
      asking.reset()
    },
    isWhole: code !== null,
    check: () => code !== null && asking.mutate(code),
    checking: asking.isPending,
    found: asking.data ?? null,
    problem: asking.error ? failureSentence(asking.error) : null,
  }
}

async function findPaper(code: string): Promise<CheckedPaper> {
  const [contract, certificate] = await Promise.all([
    client.contract.check.query({ code }),
    client.coverage.check.query({ code }),
  ])
  return {
    contract: contract.valid ? contract : null,
    certificate: certificate.certificateNumber === null ? null : certificate,
  }
}
