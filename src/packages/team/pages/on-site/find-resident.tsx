import { Text } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { localDateOf } from '#domain/kernel/time'
import { serverNow } from '../../../../api/server-clock'
import { Button } from '../../../../components/action/button'
import { Link } from '../../../../components/action/link'
import { Note } from '../../../../components/content/note'
import { BottomBar } from '../../../../components/page/bottom-bar'
import { LoadingState } from '../../../../components/page/loading-state'
import { Page } from '../../../../components/page/page'
import { CodeEntry } from '../../../../features/card-scan/code-entry'
import { NumberEntry } from '../../../../features/card-scan/number-entry'
import { type NextStep, refusalWords } from '../../../../features/card-scan/refusal-words'
import { RefusedScan } from '../../../../features/card-scan/refused-scan'
import { SeenPerson } from '../../../../features/card-scan/seen-person'
import { type ScanOutcome, useCardScan } from '../../../../features/card-scan/use-card-scan'
import { goBack } from '../../../../platform/screen/go-back'
import { canScanCode, scanCode } from '../../../../platform/wechat/scan-code'

export interface FindResidentProps {
  onFound: (patientId: string) => void
  /** Above: for which team. */
  children: ReactNode
}

/** Who stands there: by the code of their health card, or by its number and their birthday. */
export function FindResident({ onFound, children }: FindResidentProps) {
  const [asksNumber, setAsksNumber] = useState(false)
  const scan = useCardScan('identify')

  async function point(): Promise<void> {
    const seen = await scanCode()
    if (seen !== undefined) await scan.scanCode(seen)
  }

  function take(step: NextStep): void {
    scan.clear()
    if (step === 'number') setAsksNumber(true)
    if (step === 'name') goBack()
    if (step === 'again' && canScanCode) void point()
  }

  return (
    <Page
      title="当面签约"
      bar={
        canScanCode ? (
          <BottomBar>
            <Button
              icon="qr"
              label="扫健康卡"
              kind={scan.outcome ? 'secondary' : 'primary'}
              busy={scan.busy}
              onTap={() => void point()}
            />
          </BottomBar>
        ) : undefined
      }
    >
      {children}
      <Note tone="info">
        <Text>
          给自己没法用手机签的成年人。要本人在场，还要一位同事在场。会用手机的，请本人自己签，更快。
        </Text>
      </Note>
      {!canScanCode && <CodeEntry busy={scan.busy} onCode={(code) => void scan.scanCode(code)} />}
      {scan.busy && <LoadingState label="正在核对…" count={1} />}
      <Found outcome={scan.outcome} onStep={take} onFound={onFound} />
      <Link label="扫不出来，用卡号和生日查" size="body" opens onTap={() => setAsksNumber(true)} />
      <NumberEntry
        open={asksNumber}
        busy={scan.busy}
        today={localDateOf(serverNow())}
        onNumber={(number, birthDate) => {
          setAsksNumber(false)
          void scan.scanNumber(number, birthDate)
        }}
        onClose={() => setAsksNumber(false)}
      />
    </Page>
  )
}

interface FoundProps {
  outcome: ScanOutcome | null
  onStep: (step: NextStep) => void
  onFound: (patientId: string) => void
}

function Found({ outcome, onStep, onFound }: FoundProps) {
  if (outcome?.kind === 'refused') {
    const { code, facts, isOffline } = outcome
    return <RefusedScan words={refusalWords(code, facts)} isOffline={isOffline} onStep={onStep} />
  }
  if (outcome?.kind === 'seen') {
    const { patientId } = outcome.person
    return (
      <SeenPerson person={outcome.person}>
        <Button label="给这位签约" onTap={() => onFound(patientId)} />
      </SeenPerson>
    )
  }
  return (
    outcome && (
      <Note tone="bad" announced>
        没有连上服务器，当面签约要联网。看看网络，再扫一次。
      </Note>
    )
  )
}
