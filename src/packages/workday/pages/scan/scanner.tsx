import { useEffect, useState } from 'react'
import { CARD_PURPOSE_NAMES_ZH, type CardPurpose } from '#domain/health-card/judge-code'
import { Button } from '../../../../components/action/button'
import { Link } from '../../../../components/action/link'
import { Segment } from '../../../../components/field/segment'
import { BottomBar } from '../../../../components/page/bottom-bar'
import { LoadingState } from '../../../../components/page/loading-state'
import { Page } from '../../../../components/page/page'
import { CodeEntry } from '../../../../features/card-scan/code-entry'
import { KeptScans } from '../../../../features/card-scan/kept-scans'
import { NumberEntry } from '../../../../features/card-scan/number-entry'
import { forgetSettled, syncScans, useScanQueue } from '../../../../features/card-scan/scan-queue-store'
import { useCardScan } from '../../../../features/card-scan/use-card-scan'
import { useOfflineCheckIn } from '../../../../features/card-scan/use-offline-check-in'
import { useScanSteps } from '../../../../features/card-scan/use-scan-steps'
import { onNetworkChange } from '../../../../platform/network/network'
import { canScanCode } from '../../../../platform/wechat/scan-code'
import { ScanResult } from './scan-result'

export interface ScannerProps {
  purposes: readonly CardPurpose[]
  first: CardPurpose
  /** May say that they have seen the document. */
  confirms: boolean
}

/** One code after the other: what for, the code, what came of it, and what still waits for a network. */
export function Scanner({ purposes, first, confirms }: ScannerProps) {
  const [purpose, setPurpose] = useState(first)
  const scan = useCardScan(purpose, useOfflineCheckIn())
  const steps = useScanSteps(scan)
  const queue = useScanQueue()

  useEffect(() => {
    void syncScans()
    return onNetworkChange((online) => online && void syncScans())
  }, [])

  return (
    <Page
      title="扫健康卡"
      bar={
        canScanCode ? (
          <BottomBar>
            <Button
              icon="qr"
              label={scan.outcome ? '扫下一位' : '扫一扫'}
              kind={scan.outcome ? 'secondary' : 'primary'}
              busy={scan.busy}
              onTap={steps.openCamera}
            />
          </BottomBar>
        ) : undefined
      }
    >
      {purposes.length > 1 && (
        <Segment
          label="扫码做什么"
          parts={purposes.map((value) => ({ value, label: CARD_PURPOSE_NAMES_ZH[value] }))}
          selected={purpose}
          onSelect={(value) => {
            scan.clear()
            setPurpose(value)
          }}
        />
      )}
      {!canScanCode && <CodeEntry busy={scan.busy} onCode={(code) => void scan.scanCode(code)} />}
      {scan.busy && <LoadingState label="正在核对…" count={1} />}
      {scan.outcome && (
        <ScanResult outcome={scan.outcome} purpose={purpose} confirms={confirms} onStep={steps.take} />
      )}
      {!scan.outcome && purpose !== 'open-record' && (
        <Link label="扫不出来，用卡号和生日查" size="body" opens onTap={steps.askNumber} />
      )}
      <KeptScans queue={queue} onSync={() => void syncScans()} onForget={() => void forgetSettled()} />
      <NumberEntry {...steps.numberEntry} />
    </Page>
  )
}
