import { Text } from '@tarojs/components'
import type { ReactNode } from 'react'
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
import { useScanSteps } from '../../../../features/card-scan/use-scan-steps'
import { canScanCode } from '../../../../platform/wechat/scan-code'

export interface FindResidentProps {
  onFound: (patientId: string) => void
  /** Above: for which team. */
  children: ReactNode
}

/** Who stands there: by the code of their health card, or by its number and their birthday. */
export function FindResident({ onFound, children }: FindResidentProps) {
  const scan = useCardScan('identify')
  const steps = useScanSteps(scan)

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
              onTap={steps.openCamera}
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
      <Found outcome={scan.outcome} onStep={steps.take} onFound={onFound} />
      <Link label="扫不出来，用卡号和生日查" size="body" opens onTap={steps.askNumber} />
      <NumberEntry {...steps.numberEntry} />
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
