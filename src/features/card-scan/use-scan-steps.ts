import { useState } from 'react'
import { type LocalDate, localDateOf } from '#domain/kernel/time'
import { serverNow } from '../../api/server-clock'
import { goBack } from '../../platform/screen/go-back'
import { canScanCode, scanCode } from '../../platform/wechat/scan-code'
import type { NumberEntryProps } from './number-entry'
import type { NextStep } from './refusal-words'
import type { useCardScan } from './use-card-scan'

/** What staff do about the person before them: scan with the camera, type the card number, or go back to search by name. */
export function useScanSteps(scan: ReturnType<typeof useCardScan>) {
  const [asksNumber, setAsksNumber] = useState(false)

  async function openCamera(): Promise<void> {
    const seen = await scanCode()
    if (seen !== undefined) await scan.scanCode(seen)
  }

  function take(step: NextStep): void {
    scan.clear()
    if (step === 'number') setAsksNumber(true)
    if (step === 'name') goBack()
    if (step === 'again' && canScanCode) void openCamera()
  }

  const numberEntry: NumberEntryProps = {
    open: asksNumber,
    busy: scan.busy,
    today: localDateOf(serverNow()),
    onNumber: (number: string, birthDate: LocalDate) => {
      setAsksNumber(false)
      void scan.scanNumber(number, birthDate)
    },
    onClose: () => setAsksNumber(false),
  }

  return {
    openCamera: () => void openCamera(),
    askNumber: () => setAsksNumber(true),
    /** What follows a refusal. */
    take,
    numberEntry,
  }
}
