import { useRouter } from '@tarojs/taro'
import { useEffect, useRef } from 'react'
import { type Family, useFamily } from '../../api/use-family'
import { choosePatient } from '../../platform/kept/chosen-patient'

/**
 * The family, and whom this page books for: the address says it once, and 换人 changes it for every screen. The id is
 * undefined while nobody is logged in or the family is empty.
 */
export function usePersonOfPage(): Family & { patientId: string | undefined } {
  const named = useRouter().params.patientId
  const taken = useRef(false)
  useEffect(() => {
    taken.current = true
    if (named) choosePatient(named)
  }, [named])
  const family = useFamily()
  // While the family is on its way, the address is all that is known.
  const wanted = taken.current ? (family.chosen?.id ?? named) : (named ?? family.chosen?.id)
  return { ...family, patientId: wanted }
}
