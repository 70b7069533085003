-- Lists of deliveries walk one of these from the newest on, whoever asks: all, of one receiver, of one state, or those that show the same portfolios.
CREATE INDEX delivery_by_receiver ON delivery (receiver, sequence);
CREATE INDEX delivery_by_state ON delivery (state, sequence);
CREATE INDEX delivery_by_portfolios ON delivery (portfolios, sequence);
