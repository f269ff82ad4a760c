import { View } from '@tarojs/components'
import { codeInGroups } from '#domain/kernel/spoken-code'
import { Button } from '../../../components/action/button'
import { BrandMark } from '../../../components/picture/brand-mark'
import { QrCode } from '../../../components/picture/qr-code'
import { printPage } from '../../../platform/file/print-page'
import type { GridDetails } from '../listed-rows'
import './poster-sheets.scss'

interface PosterSheetsProps {
  readonly grid: GridDetails
  readonly onClose: () => void
}

/** The posters of a grid over the whole window, each on a sheet of A4; on paper nothing else of the page is left. */
export function PosterSheets({ grid, onClose }: PosterSheetsProps) {
  return (
    <section className="posters" aria-label="楼栋海报">
      <View className="posters__bar">
        <Button label={`打印 ${grid.buildings.length} 张`} size="medium" width="words" onTap={printPage} />
        <Button label="关上" kind="secondary" size="medium" width="words" onTap={onClose} />
        <span className="t-2">纸张选 A4，竖着印，缩放 100%。</span>
      </View>
      {grid.buildings.map((building) => (
        <PosterSheet key={building.id} building={building} grid={grid} />
      ))}
    </section>
  )
}

interface PosterSheetProps {
  readonly building: GridDetails['buildings'][number]
  readonly grid: GridDetails
}

/** What hangs in the hall of a house. The code says where, never who; whoever cannot scan finds the rest in words. */
function PosterSheet({ building, grid }: PosterSheetProps) {
  const { posterCode, name } = building
  return (
    <article className="poster" aria-label={`${name}的海报`}>
      <header className="poster__head">
        <BrandMark />
        <span>家门口健康</span>
        <span className="poster__place">{grid.path}</span>
      </header>
      <h1 className="poster__title">{name}的家庭医生</h1>
      <p className="poster__lead">扫一扫，看看是谁，给全家签约。</p>
      <div className="poster__code">
        <QrCode text={`${window.location.origin}/p/${posterCode}`} label={`${name}的二维码`} />
      </div>
      <p className="poster__hint">微信扫一扫，网格和楼栋已经填好。看看再决定，签不签都能看病。</p>
      <section className="poster__teams">
        {grid.teams.map(({ id, name: teamName, phone, phoneFrom, phoneTo }) => (
          <p key={id}>
            <strong>{teamName}</strong>
            <br />
            <span className="poster__phone">{phone}</span> 每天 {phoneFrom}–{phoneTo} 有人接
          </p>
        ))}
      </section>
      <footer className="poster__foot">
        <span>急症请直接打 120</span>
        <span>海报编号 {codeInGroups(posterCode)}</span>
      </footer>
    </article>
  )
}
